package io.pointbook.rewards.runtime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.fasterxml.jackson.module.blackbird.BlackbirdModule;
import io.pointbook.rewards.redemption.RedemptionEvent;
import io.pointbook.runtime.eventstore.EventTypes;

/** The short, stable names under which events are stored, and how they are written. */
public final class RewardsEventTypes {
    private RewardsEventTypes() {}

    /** Names are never reused; a change of an event's shape is a new revision with an upcaster. */
    public static EventTypes types() {
        return EventTypes.builder()
                .add("redemption-requested", "1", RedemptionEvent.RedemptionRequested.class)
                .add("stock-reserved", "1", RedemptionEvent.StockReserved.class)
                .add("redemption-points-held", "1", RedemptionEvent.PointsHeld.class)
                .add("redemption-hold-lapsed", "1", RedemptionEvent.HoldLapsed.class)
                .add("redemption-confirmed", "1", RedemptionEvent.RedemptionConfirmed.class)
                .add("redemption-points-captured", "1", RedemptionEvent.PointsCaptured.class)
                .add("redemption-fulfilled", "1", RedemptionEvent.RedemptionFulfilled.class)
                .add("redemption-refused", "1", RedemptionEvent.RedemptionRefused.class)
                .add("redemption-end-requested", "1", RedemptionEvent.EndRequested.class)
                .add("redemption-points-released", "1", RedemptionEvent.PointsReleased.class)
                .add("redemption-points-given-back", "1", RedemptionEvent.PointsGivenBack.class)
                .add("redemption-cancelled", "1", RedemptionEvent.RedemptionCancelled.class)
                .add("redemption-return-requested", "1", RedemptionEvent.ReturnRequested.class)
                .add("redemption-returned", "1", RedemptionEvent.RedemptionReturned.class)
                .build();
    }

    /** Fields that are not known are skipped, so that an older program reads what a newer one has added. */
    public static ObjectMapper mapper() {
        return JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new BlackbirdModule())
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
                .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
                .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_NULL, JsonInclude.Include.ALWAYS))
                .build();
    }
}
