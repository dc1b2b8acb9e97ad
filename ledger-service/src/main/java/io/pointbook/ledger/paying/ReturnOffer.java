package io.pointbook.ledger.paying;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a customer gets back for goods of one receipt, and what points he loses. Nothing is reserved by it.
 *
 * @param receipt that bought the goods
 * @param memberId whose account the purchase is on; absent: no card was shown
 * @param lines those that were asked about, in that order; all with goods where none was named
 * @param totals over these lines
 * @param paidWithPoints absent where no points paid
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"receipt", "currency", "lines", "totals"})
record ReturnOffer(
        String receipt,
        @Nullable String memberId,
        String currency,
        List<OfferedLine> lines,
        Totals totals,
        @Nullable PaidWithPoints paidWithPoints) {

    /**
     * @param bought pieces, as decimal text, those that VOID lines took off left out; 0: the line has no pieces to count
     * @param alreadyBack of those bought
     * @param quantity pieces that can come back now, of those that were asked for
     * @param value {@code money} and {@code pointsAmount}: the net of the RETURN line, without its sign
     * @param money to give back, minor units
     * @param points to give back: of the negative POINTS tender, without its sign
     * @param pointsAmount what these had paid, minor units
     * @param takenBack earned points by wallet that the ledger takes back, less than it should where the programme forgives
     * @param causes why it is less than was asked for; empty where it is not
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            requiredProperties = {
                "line",
                "bought",
                "alreadyBack",
                "quantity",
                "value",
                "money",
                "points",
                "pointsAmount",
                "takenBack",
                "causes"
            })
    record OfferedLine(
            int line,
            @Nullable String itemId,
            @Nullable String description,
            String bought,
            String alreadyBack,
            String quantity,
            long value,
            long money,
            long points,
            long pointsAmount,
            Map<String, Long> takenBack,
            List<Cause> causes) {

        static OfferedLine of(Payback payback, Map<String, Long> takenBack) {
            var line = payback.paid().line();
            var now = payback.now();
            return new OfferedLine(
                    line.lineNumber(),
                    line.itemId(),
                    line.description(),
                    payback.paid().bought().toString(),
                    payback.before().toString(),
                    payback.pieces().toString(),
                    Math.addExact(now.money(), now.pointsAmount()),
                    now.money(),
                    now.points(),
                    now.pointsAmount(),
                    takenBack,
                    payback.causes());
        }
    }

    /** Why a line gives back less than was asked for. */
    @Schema(name = "ReturnCause")
    enum Cause {
        /** Some or all of these pieces have come back before. */
        ALREADY_BACK,
        /** More pieces were asked for than were bought. */
        BEYOND_BOUGHT,
        /** Its points, or some of them, came back with an earlier return. */
        POINTS_ALREADY_BACK,
        /** The account that has the purchase did not pay these points: a receipt of a return cannot give them back to it. */
        POINTS_NOT_HERE,
        /** A VOID line took it off before it was paid. */
        VOIDED,
        /** A deposit, fee, gift card, donation or return. */
        NOT_GOODS
    }

    @Schema(
            name = "ReturnTotals",
            requiredProperties = {"value", "money", "points", "pointsAmount", "takenBack"})
    record Totals(long value, long money, long points, long pointsAmount, Map<String, Long> takenBack) {

        static Totals of(List<OfferedLine> lines) {
            var taken = new TreeMap<String, Long>();
            lines.forEach(
                    line -> line.takenBack().forEach((wallet, points) -> taken.merge(wallet, points, Math::addExact)));
            return new Totals(
                    sum(lines, OfferedLine::value),
                    sum(lines, OfferedLine::money),
                    sum(lines, OfferedLine::points),
                    sum(lines, OfferedLine::pointsAmount),
                    taken);
        }

        private static long sum(List<OfferedLine> lines, ToLongFunction<OfferedLine> part) {
            return lines.stream().mapToLong(part).reduce(0, Math::addExact);
        }
    }

    /**
     * @param amount what they paid of the whole receipt by its POINTS tenders, minor units
     * @param points that paid, of the account that has the purchase
     * @param givenBack of these by now
     */
    @Schema(requiredProperties = {"amount", "points", "givenBack"})
    record PaidWithPoints(long amount, long points, long givenBack) {}
}
