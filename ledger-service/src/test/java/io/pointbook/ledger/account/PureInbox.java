package io.pointbook.ledger.account;

import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The small double of the inbox: which receipt goes to which accounts, and what waits for a receipt that is to come. */
final class PureInbox {
    private final PureLedger ledger;
    private final Map<ReceiptId, Known> known = new HashMap<>();
    private final Map<ReceiptId, Set<Known>> waiting = new HashMap<>();
    private final Set<ReceiptId> voided = new HashSet<>();

    PureInbox(PureLedger ledger) {
        this.ledger = ledger;
    }

    /** What of a receipt concerns one account. */
    record Part(List<ReturnedLine> returns, @Nullable ReceiptId voids, List<Tender> tenders) {
        boolean comesBack() {
            return !returns.isEmpty() || voids != null || tenders.stream().anyMatch(PureInbox::givesBack);
        }

        boolean isEmpty() {
            return returns.isEmpty() && voids == null && tenders.isEmpty();
        }
    }

    private static final class Known {
        private final Receipt receipt;
        private final Set<String> touched = new TreeSet<>();
        private int matches;

        Known(Receipt receipt) {
            this.receipt = receipt;
        }

        /** Whether its lines and tenders count for somebody. */
        boolean trades() {
            return !receipt.isMarker() && receipt.type() != ReceiptType.POST_VOID;
        }

        @Nullable
        String card() {
            return receipt.card() == null ? null : receipt.card().hash();
        }

        String nextMatch() {
            return PureLedger.suffixed(receipt.id(), "match-" + ++matches);
        }
    }

    void take(Receipt receipt, CanonicalReceipt canonical) {
        var arrived = new Known(receipt);
        if (known.putIfAbsent(receipt.id(), arrived) != null || receipt.isMarker()) {
            arrived = known.get(receipt.id());
        } else {
            postAll(arrived, canonical);
        }
        for (Known waited : Objects.requireNonNullElse(waiting.remove(receipt.id()), Set.<Known>of())) {
            meet(waited, arrived);
        }
    }

    private void postAll(Known arrived, CanonicalReceipt canonical) {
        var parts = new TreeMap<String, Part>();
        if (arrived.receipt.voids() != null) {
            voided.add(arrived.receipt.voids());
        }
        for (ReceiptId named : named(arrived.receipt)) {
            if (known.containsKey(named)) {
                add(parts, arrived, known.get(named));
            } else {
                waiting.computeIfAbsent(named, _ -> new LinkedHashSet<>()).add(arrived);
            }
        }
        addOwnTenders(parts, arrived);
        var bare = arrived.card();
        if (bare != null) {
            var part = parts.remove(bare);
            ledger.post(
                    bare,
                    arrived.receipt.id().toString(),
                    arrived.receipt,
                    canonical,
                    part == null ? new Part(List.of(), null, List.of()) : part);
            arrived.touched.add(bare);
        }
        int number = 2;
        for (var other : parts.entrySet()) {
            String eventId = PureLedger.suffixed(arrived.receipt.id(), Integer.toString(number++));
            ledger.post(other.getKey(), eventId, arrived.receipt, null, other.getValue());
            arrived.touched.add(other.getKey());
        }
    }

    /** A receipt that waited, and the one that it waited for. */
    private void meet(Known waited, Known came) {
        if (waited.trades() && voided.contains(waited.receipt.id())) {
            return;
        }
        var parts = new TreeMap<String, Part>();
        add(parts, waited, came);
        parts.forEach((member, part) -> {
            ledger.post(member, waited.nextMatch(), waited.receipt, null, part);
            waited.touched.add(member);
        });
    }

    private void add(Map<String, Part> parts, Known receipt, Known named) {
        if (!named.trades()) {
            return;
        }
        if (receipt.receipt.type() == ReceiptType.POST_VOID) {
            named.touched.forEach(member -> merge(parts, member, new Part(List.of(), named.receipt.id(), List.of())));
        } else {
            var owner = named.card();
            if (owner != null) {
                merge(parts, owner, new Part(linesNaming(receipt.receipt, named), null, List.of()));
                giveTenders(parts, receipt, named, owner);
            }
        }
    }

    /** Points given back go with the first returned line that names a receipt. */
    private static void giveTenders(Map<String, Part> parts, Known receipt, Known named, String to) {
        if (named.receipt.id().equals(firstNamed(receipt.receipt))) {
            var back = tenders(receipt.receipt).stream()
                    .filter(PureInbox::givesBack)
                    .toList();
            merge(parts, to, new Part(List.of(), null, back));
        }
    }

    private static void addOwnTenders(Map<String, Part> parts, Known arrived) {
        var card = arrived.card();
        if (card != null && arrived.trades()) {
            boolean goesElsewhere = firstNamed(arrived.receipt) != null;
            var own = tenders(arrived.receipt).stream()
                    .filter(tender -> !goesElsewhere || !givesBack(tender))
                    .toList();
            merge(parts, card, new Part(List.of(), null, own));
        }
    }

    private static void merge(Map<String, Part> parts, String member, Part part) {
        if (!part.isEmpty()) {
            parts.merge(member, part, (one, other) -> {
                var returns = new ArrayList<>(one.returns());
                returns.addAll(other.returns());
                var tenders = new ArrayList<>(one.tenders());
                tenders.addAll(other.tenders());
                return new Part(returns, one.voids() == null ? other.voids() : one.voids(), tenders);
            });
        }
    }

    private static Set<ReceiptId> named(Receipt receipt) {
        var named = new LinkedHashSet<ReceiptId>();
        if (receipt.voids() != null) {
            named.add(receipt.voids());
        }
        for (ReturnedLine line : ReturnLines.of(receipt)) {
            if (line.original() != null) {
                named.add(line.original().receipt());
            }
        }
        return named;
    }

    private static List<ReturnedLine> linesNaming(Receipt receipt, Known named) {
        return ReturnLines.of(receipt).stream()
                .filter(line ->
                        line.original() != null && line.original().receipt().equals(named.receipt.id()))
                .toList();
    }

    private static @Nullable ReceiptId firstNamed(Receipt receipt) {
        return ReturnLines.of(receipt).stream()
                .filter(line -> line.original() != null)
                .min(Comparator.comparingInt(line -> line.line().lineNumber()))
                .map(ReturnedLine::original)
                .map(LineId::receipt)
                .orElse(null);
    }

    private static List<Tender> tenders(Receipt receipt) {
        return receipt.tenders().stream()
                .filter(tender -> tender.type() == TenderType.POINTS)
                .toList();
    }

    private static boolean givesBack(Tender tender) {
        return tender.points() != null ? tender.points() < 0 : tender.amount() < 0;
    }
}
