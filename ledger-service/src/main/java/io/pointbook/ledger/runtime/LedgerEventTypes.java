package io.pointbook.ledger.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.runtime.eventstore.EventTypes;

/** The short, stable names under which events are stored, and how they are written. */
public final class LedgerEventTypes {
    private LedgerEventTypes() {}

    /** Names are never reused; a change of an event's shape is a new revision with an upcaster. */
    public static EventTypes types() {
        return EventTypes.builder()
                .add("member-account", "1", MemberAccount.class)
                .add("account-opened", "1", AccountEvent.AccountOpened.class)
                .add("member-enrolled", "1", AccountEvent.MemberEnrolled.class)
                .add("receipt-posted", "1", AccountEvent.ReceiptPosted.class)
                .add("points-held", "1", AccountEvent.PointsHeld.class)
                .add("hold-captured", "1", AccountEvent.HoldCaptured.class)
                .add("hold-released", "1", AccountEvent.HoldReleased.class)
                .add("points-adjusted", "1", AccountEvent.PointsAdjusted.class)
                .add("account-blocked", "1", AccountEvent.AccountBlocked.class)
                .add("account-unblocked", "1", AccountEvent.AccountUnblocked.class)
                .add("account-settled", "1", AccountEvent.AccountSettled.class)
                .add("receipt-kept", "1", ReceiptKept.class)
                .build();
    }

    /** Fields that are not known are skipped, so that an older program reads what a newer one has added. */
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(new CanonicalReceiptModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }
}
