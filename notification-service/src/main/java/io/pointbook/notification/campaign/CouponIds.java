package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.Participations.Key;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** The id of a coupon that a campaign gives: it follows from whom it is for, so that the ledger issues it once. */
final class CouponIds {
    /** What tells our coupons from those of others. */
    static final String PREFIX = "notification:";

    private static final int HASH_BYTES = 16;

    private CouponIds() {}

    static String of(Key key) {
        try {
            var text = key.campaignId() + '\n' + key.memberId() + '\n' + key.occasionId();
            var hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return PREFIX + HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
