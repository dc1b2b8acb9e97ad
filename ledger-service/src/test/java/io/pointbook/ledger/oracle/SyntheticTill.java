package io.pointbook.ledger.oracle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * A chain of tills that never was: receipts (version 1) for property and soak tests, valid by schema, the same list for
 * the same seed, in an order of arrival that is not the order of time. No identity comes with two contents.
 */
public final class SyntheticTill {
    private static final int KINDS_OF_MARKERS = 5;

    private final SplittableRandom chance;
    private final Mix mix;
    private final TillClock clock;
    private final Basket baskets;
    private final List<JsonNode> sent = new ArrayList<>();
    private final List<Slip> slips = new ArrayList<>();

    private SyntheticTill(long seed, Mix mix, int cards) {
        this.chance = new SplittableRandom(seed);
        this.mix = mix;
        this.clock = new TillClock(chance);
        this.baskets = new Basket(chance, mix, cards);
    }

    /** Something of everything, for a dozen cards or one in twenty receipts, whichever is more. */
    public static List<JsonNode> receipts(long seed, int count) {
        return receipts(seed, count, Mix.EVERYTHING);
    }

    public static List<JsonNode> receipts(long seed, int count, Mix mix) {
        return receipts(seed, count, mix, Math.max(12, count / 20));
    }

    /** @param cards how many card numbers share the receipts: few for collisions, many for breadth */
    public static List<JsonNode> receipts(long seed, int count, Mix mix, int cards) {
        var till = new SyntheticTill(seed, mix, cards);
        while (till.sent.size() < count) {
            till.next();
        }
        return till.arrived();
    }

    private void next() {
        int dice = chance.nextInt(100);
        if ((dice -= mix.duplicates()) < 0 && !sent.isEmpty()) {
            sent.add(reordered(sent.get(chance.nextInt(sent.size()))));
            return;
        }
        Slip slip;
        if ((dice -= mix.markers()) < 0) {
            slip = marker();
        } else if ((dice -= mix.postVoids()) < 0) {
            slip = clock.stamp(Slip.voiding(0, known()));
            baskets.maybeCard(slip);
        } else if ((dice -= mix.returns()) < 0) {
            slip = baskets.returning(clock.stamp(Slip.back(0)));
        } else if ((dice -= mix.exchanges()) < 0) {
            slip = baskets.exchange(clock.stamp(Slip.of("EXCHANGE", 0)));
        } else {
            slip = baskets.sale(clock.stamp(Slip.sale(0)));
        }
        slips.add(slip);
        sent.add(slip.json());
    }

    /** A receipt to be voided: mostly one of the last hundred, now and then one that nobody ever sent. */
    private Slip known() {
        if (slips.isEmpty() || chance.nextInt(20) == 0) {
            return clock.stamp(Slip.sale(0));
        }
        return slips.get(Math.max(0, slips.size() - 1 - chance.nextInt(100)));
    }

    private Slip marker() {
        return switch (chance.nextInt(KINDS_OF_MARKERS)) {
            case 0 -> baskets.sale(clock.stamp(Slip.sale(0))).with("training", true);
            case 1 -> baskets.sale(clock.stamp(Slip.of("SUSPEND", 0)));
            case 2 -> baskets.sale(clock.stamp(Slip.of("CANCEL", 0)));
            case 3 -> clock.stamp(Slip.of("RESUME", 0));
            default -> clock.stamp(Slip.of("CONTROL", 0));
        };
    }

    /** The same content in another dress: members turned round, a default written out. */
    private static ObjectNode reordered(JsonNode receipt) {
        var names = new ArrayList<String>();
        receipt.fieldNames().forEachRemaining(names::addFirst);
        ObjectNode copy = JsonNodeFactory.instance.objectNode();
        for (String name : names) {
            copy.set(name, receipt.get(name).deepCopy());
        }
        return copy.has("offline") ? copy : copy.put("offline", false);
    }

    private List<JsonNode> arrived() {
        for (int i = 0; i < sent.size(); i++) {
            if (chance.nextInt(100) < mix.late()) {
                int later = i + chance.nextInt(sent.size() - i);
                JsonNode hasty = sent.set(later, sent.get(i));
                sent.set(i, hasty);
            }
        }
        return List.copyOf(sent);
    }
}
