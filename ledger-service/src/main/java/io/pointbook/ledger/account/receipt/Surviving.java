package io.pointbook.ledger.account.receipt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is left of a receipt's lines after its VOID lines. Earlier and later go by line number, wherever the lines stand.
 *
 * @param lines without the VOID lines and without what they took away whole, in the order of the receipt, with the
 *     quantity and net that are left
 * @param voided by line number, what was taken from a line; lines that no VOID line touched are absent
 */
public record Surviving(List<Line> lines, Map<Integer, Voided> voided) {

    /**
     * @param lines all lines of one receipt, each with a number of its own
     * @throws VoidUnmatched when a VOID line has nothing to take from
     */
    public static Surviving of(List<Line> lines) {
        for (var line : lines) {
            if (line.kind() == LineKind.VOID || line.voidsLine() != null) {
                return new Resolution(lines).surviving();
            }
        }
        return new Surviving(lines, Map.of());
    }

    /** The lines as they stand after each VOID line in turn. */
    private static final class Resolution {
        private final List<Line> lines;
        private final TreeMap<Integer, Line> left = new TreeMap<>();
        private final Map<Integer, Voided> voided = new HashMap<>();

        Resolution(List<Line> lines) {
            this.lines = lines;
            lines.forEach(line -> left.put(line.lineNumber(), line));
        }

        Surviving surviving() {
            lines.stream()
                    .filter(line -> line.kind() == LineKind.VOID)
                    .sorted(Comparator.comparingInt(Line::lineNumber))
                    .forEach(this::take);
            requireNamesExist();
            var survivors = new ArrayList<Line>(lines.size());
            for (var line : lines) {
                var taken = voided.get(line.lineNumber());
                if (line.kind() != LineKind.VOID && (taken == null || !taken.whole())) {
                    survivors.add(left.getOrDefault(line.lineNumber(), line));
                }
            }
            return new Surviving(List.copyOf(survivors), Map.copyOf(voided));
        }

        private void take(Line voiding) {
            var target = voiding.voidsLine() != null ? named(voiding, voiding.voidsLine()) : latestThatFits(voiding);
            var rest = target.less(voiding);
            left.put(rest.lineNumber(), rest);
            boolean nothingLeft = rest.quantity().isZero() && rest.net() == 0;
            voided.merge(
                    rest.lineNumber(),
                    Voided.NOTHING.and(voiding, nothingLeft),
                    (before, _) -> before.and(voiding, nothingLeft));
        }

        private Line named(Line voiding, int number) {
            var target = left.get(number);
            if (target == null) {
                throw new VoidUnmatched(voiding.lineNumber(), "names line " + number + ", which is not there");
            }
            if (target.kind() == LineKind.VOID || number > voiding.lineNumber()) {
                throw new VoidUnmatched(voiding.lineNumber(), "names line " + number + ", no earlier line of goods");
            }
            if (!fits(voiding, target)) {
                throw new VoidUnmatched(voiding.lineNumber(), "takes more than line " + number + " has left");
            }
            return target;
        }

        private Line latestThatFits(Line voiding) {
            String item = voiding.item();
            if (item != null) {
                for (var earlier : left.headMap(voiding.lineNumber(), false)
                        .descendingMap()
                        .values()) {
                    boolean sameGoods = earlier.kind() != LineKind.VOID && item.equals(earlier.item());
                    if (sameGoods && fits(voiding, earlier)) {
                        return earlier;
                    }
                }
            }
            throw new VoidUnmatched(voiding.lineNumber(), "finds no earlier line of its item that it fits in");
        }

        private static boolean fits(Line voiding, Line target) {
            return staysBetweenZeroAnd(target.net(), voiding.net())
                    && staysBetweenZeroAnd(
                            target.quantity().millionths(), voiding.quantity().millionths());
        }

        /** Neither grows nor passes zero; both numbers are far below half a long. */
        private static boolean staysBetweenZeroAnd(long now, long added) {
            long then = Math.addExact(now, added);
            return now >= 0 ? then >= 0 && then <= now : then <= 0 && then >= now;
        }

        /** A line of goods may carry the member too; it says nothing then, but must not name what is not there. */
        private void requireNamesExist() {
            for (var line : lines) {
                if (line.voidsLine() != null && !left.containsKey(line.voidsLine())) {
                    throw new VoidUnmatched(
                            line.lineNumber(), "names line " + line.voidsLine() + ", which is not there");
                }
            }
        }
    }
}
