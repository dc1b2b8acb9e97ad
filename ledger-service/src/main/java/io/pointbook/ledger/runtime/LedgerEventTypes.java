package io.pointbook.ledger.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.ErrorReportConfiguration;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.pointbook.ledger.account.AccountEvent;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.coupon.CouponEvent;
import io.pointbook.ledger.prize.PrizeDrawEvent;
import io.pointbook.ledger.rulebook.ProgrammeEvent;
import io.pointbook.runtime.eventstore.EventTypes;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;

/** The short, stable names under which events are stored, and how they are written. */
public final class LedgerEventTypes {
    private LedgerEventTypes() {}

    /** Names are never reused; a change of an event's shape is a new revision with an upcaster. */
    public static EventTypes types() {
        return EventTypes.builder()
                .add("member-account", "1", MemberAccount.class)
                .add(AccountOpenedUpcaster.NAME, AccountOpenedUpcaster.TODAY, AccountEvent.AccountOpened.class)
                .add("member-enrolled", "1", AccountEvent.MemberEnrolled.class)
                .add("receipt-posted", "1", AccountEvent.ReceiptPosted.class)
                .add("points-held", "1", AccountEvent.PointsHeld.class)
                .add("hold-captured", "1", AccountEvent.HoldCaptured.class)
                .add("capture-returned", "1", AccountEvent.CaptureReturned.class)
                .add("hold-released", "1", AccountEvent.HoldReleased.class)
                .add("points-adjusted", "1", AccountEvent.PointsAdjusted.class)
                .add("points-transferred", "1", AccountEvent.PointsTransferred.class)
                .add("account-blocked", "1", AccountEvent.AccountBlocked.class)
                .add("account-unblocked", "1", AccountEvent.AccountUnblocked.class)
                .add("account-settled", "1", AccountEvent.AccountSettled.class)
                .add("occasion-posted", "1", AccountEvent.OccasionPosted.class)
                .add("receipt-kept", "1", ReceiptKept.class)
                .add("coupon-issued", "1", CouponEvent.CouponIssued.class)
                .add("coupon-reserved", "1", CouponEvent.CouponReserved.class)
                .add("coupon-redeemed", "1", CouponEvent.CouponRedeemed.class)
                .add("coupon-confirmed", "1", CouponEvent.CouponConfirmed.class)
                .add("coupon-released", "1", CouponEvent.CouponReleased.class)
                .add("coupon-expired", "1", CouponEvent.CouponExpired.class)
                .add("coupon-withdrawn", "1", CouponEvent.CouponWithdrawn.class)
                .add("coupon-reused", "1", CouponEvent.CouponReused.class)
                .add("prize-draw-announced", "1", PrizeDrawEvent.PrizeDrawAnnounced.class)
                .add("prize-entries-listed", "1", PrizeDrawEvent.PrizeEntriesListed.class)
                .add("prize-draw-closed", "1", PrizeDrawEvent.PrizeDrawClosed.class)
                .add("prize-draw-held", "1", PrizeDrawEvent.PrizeDrawHeld.class)
                .add("programme-draft-saved", "1", ProgrammeEvent.DraftSaved.class)
                .add("programme-version-published", "1", ProgrammeEvent.VersionPublished.class)
                .build();
    }

    /** Lifts events of earlier revisions to today's, one step after the other. */
    public static EventUpcaster upcasters() {
        return new EventUpcasterChain(new AccountOpenedUpcaster());
    }

    /**
     * Fields that are not known are skipped, so that an older program reads what a newer one has added. The same value always
     * gives the same bytes.
     */
    public static ObjectMapper mapper() {
        return JsonMapper.builder(factory())
                .addModule(new JavaTimeModule())
                .addModule(new Jdk8Module())
                .addModule(new CanonicalReceiptModule())
                // calls accessors directly: reflection had been a tenth of the inbox's time
                .addModule(new BlackbirdModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                // isOpen() is a question, not a member of what is stored
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                // an upcaster works on a tree: the numbers of a receipt come out of it as they went in
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }

    /** The parser knows its source, so that a receipt's bytes can be cut out of it; messages never quote that source. */
    private static JsonFactory factory() {
        return JsonFactory.builder()
                .enable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                .errorReportConfiguration(ErrorReportConfiguration.builder()
                        .maxRawContentLength(0)
                        .maxErrorTokenLength(0)
                        .build())
                .build();
    }
}
