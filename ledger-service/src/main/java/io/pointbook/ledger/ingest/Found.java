package io.pointbook.ledger.ingest;

import java.util.List;
import java.util.Map;

/** What a batch names, looked up before any lock was taken. */
record Found(
        Map<String, String> memberByCard,
        Map<String, String> memberByHold,
        Traces traces,
        WaitingRoom waiting,
        Map<String, String> couponsByCode,
        Map<String, List<String>> couponsIssuedBy,
        Map<String, String> referrerByFriend,
        Households households) {}
