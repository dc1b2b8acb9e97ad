package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/** Gives each slip of a {@link SyntheticTill} its identity and time; receipts of one instant are common. */
final class TillClock {
    private static final String[] STORES = {"S1", "S2", "s-10"};
    private static final int[] OFFSETS = {0, 2, -5};
    private static final Duration LONG_AGO = Duration.ofDays(395);

    private final SplittableRandom chance;
    private final Map<String, Long> numbers = new HashMap<>();
    private Instant now = Instant.parse("2024-03-04T07:00:00Z");

    TillClock(SplittableRandom chance) {
        this.chance = chance;
    }

    /** Puts store, workstation, day, number and end over what stands on the slip. */
    Slip stamp(Slip slip) {
        now = now.plus(Duration.ofMinutes(chance.nextInt(25)));
        Instant ended =
                switch (chance.nextInt(10)) {
                    case 0 -> now.minus(Duration.ofHours(chance.nextInt(72)));
                    case 1 -> now.minus(LONG_AGO).minus(Duration.ofDays(chance.nextInt(10)));
                    case 2, 3, 4 -> now.truncatedTo(ChronoUnit.HOURS);
                    default -> now;
                };
        var offset = ZoneOffset.ofHours(OFFSETS[chance.nextInt(OFFSETS.length)]);
        String store = STORES[chance.nextInt(STORES.length)];
        String workstation = String.valueOf(1 + chance.nextInt(2));
        String day = ended.atOffset(offset).toLocalDate().toString();
        long number = numbers.merge(store + "/" + workstation + "/" + day, 1L, Long::sum);
        ObjectNode receipt = slip.json();
        receipt.put("storeId", store)
                .put("workstationId", workstation)
                .put("businessDay", day)
                .put("sequenceNumber", number)
                .put("endedAt", ended.atOffset(offset).toString().replaceFirst("T(..:..)(Z|[+-])", "T$1:00$2"));
        return slip;
    }
}
