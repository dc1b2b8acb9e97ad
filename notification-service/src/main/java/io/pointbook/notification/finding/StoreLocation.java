package io.pointbook.notification.finding;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Where a shop stands.
 *
 * @param version counts its places, from 1
 * @param radiusKm members within so many kilometres are told
 * @param from when it stands there
 */
@Schema(name = "StoreLocation")
@JsonInclude(JsonInclude.Include.NON_NULL)
record StoreLocation(
        String storeId,
        int version,
        double latitude,
        double longitude,
        @Nullable String address,
        int radiusKm,
        Instant from,
        Instant movedAt) {

    /** Body of {@code PUT /stores/{storeId}/location}. */
    @Schema(name = "StoreLocationBody")
    record Body(
            @Schema(description = "In degrees; or send country and postcode") @Nullable
            Double latitude,

            @Nullable Double longitude,

            @Schema(description = "ISO 3166-1, two letters", examples = "PL") @Nullable
            String country,

            @Schema(description = "One that was imported") @Nullable
            String postcode,

            @Schema(description = "For the texts", maxLength = 200) @Nullable
            String address,

            @Schema(description = "Members within so many kilometres are told; absent: 10", maximum = "500") @Nullable
            Integer radiusKm,

            @Schema(description = "From when; absent: now") @Nullable
            Instant from,

            @Schema(
                    description =
                            "Whether members around it are told; absent: yes, unless it is the first place that is"
                                    + " said of this shop")
            @Nullable
            Boolean announce) {}

    static StoreLocation of(StoreRows.Row row) {
        return new StoreLocation(
                row.storeId(),
                row.version(),
                row.at().latitude(),
                row.at().longitude(),
                row.address(),
                row.radiusKm(),
                row.fromAt(),
                row.movedAt());
    }
}
