package io.pointbook.ledger.account.matching;

import io.pointbook.ledger.account.book.Part;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which lots paid for which receipt, and what of it has come back. */
public final class Payments {
    private final Map<ReceiptId, Payment> payments = new HashMap<>();
    private final Map<ReceiptId, List<Returned>> givenBack = new HashMap<>();
    private final Map<HoldKey, List<Part>> capturedByDoor = new HashMap<>();

    /** @param given points of it that were given back */
    private record Payment(ReceiptId receipt, Instant endedAt, List<Part> left, long given) {}

    private record HoldKey(String wallet, String holdId) {}

    /** Points of a payment that a return gave back; {@code paidBy} is absent where no payment was found. */
    public record Returned(@Nullable ReceiptId paidBy, long points) {}

    Payments copy() {
        var copy = new Payments();
        copy.payments.putAll(payments);
        givenBack.forEach((receipt, list) -> copy.givenBack.put(receipt, new ArrayList<>(list)));
        copy.capturedByDoor.putAll(capturedByDoor);
        return copy;
    }

    /** A receipt was paid with these parts. */
    public void paid(ReceiptId receipt, Instant endedAt, List<Part> parts) {
        var before = payments.get(receipt);
        var left = new ArrayList<Part>(before == null ? List.of() : before.left());
        left.addAll(parts);
        payments.put(
                receipt,
                before == null
                        ? new Payment(receipt, endedAt, List.copyOf(left), 0)
                        : new Payment(receipt, before.endedAt(), List.copyOf(left), before.given()));
    }

    /** Points that a payment had given back are taken again, because the return that gave them was voided. */
    public void paidAgain(ReceiptId receipt, List<Part> parts) {
        var before = payments.get(receipt);
        if (before != null) {
            long points = parts.stream().mapToLong(Part::points).sum();
            var left = new ArrayList<>(before.left());
            left.addAll(parts);
            payments.put(receipt, new Payment(receipt, before.endedAt(), List.copyOf(left), before.given() - points));
        }
    }

    /** Points of a payment that returns have given back already. */
    public long givenOf(ReceiptId paidBy) {
        var payment = payments.get(paidBy);
        return payment == null ? 0 : payment.given();
    }

    /** Points of a payment that can still come back. */
    public long leftOf(ReceiptId paidBy) {
        var payment = payments.get(paidBy);
        return payment == null
                ? 0
                : payment.left().stream().mapToLong(Part::points).sum();
    }

    /** A door captured a hold before its receipt came. */
    public void captured(String wallet, String holdId, List<Part> parts) {
        capturedByDoor.put(new HoldKey(wallet, holdId), parts);
    }

    /** The parts that a door captured for a hold, once; empty when there are none. */
    public List<Part> claimCaptured(String wallet, String holdId) {
        var parts = capturedByDoor.remove(new HoldKey(wallet, holdId));
        return parts == null ? List.of() : parts;
    }

    /** Points that a door has captured for a hold and that have not come back, nor become a receipt's payment. */
    public long captured(String wallet, String holdId) {
        return capturedByDoor.getOrDefault(new HoldKey(wallet, holdId), List.of()).stream()
                .mapToLong(Part::points)
                .sum();
    }

    /** The parts, at most so many points, that such a hold would give back next; in the order in which it took them. */
    public List<Part> returnable(String wallet, String holdId, long points) {
        return last(capturedByDoor.getOrDefault(new HoldKey(wallet, holdId), List.of()), points);
    }

    /** Points of such a hold came back. */
    public void returned(String wallet, String holdId, long points) {
        capturedByDoor.computeIfPresent(new HoldKey(wallet, holdId), (_, parts) -> without(parts, last(parts, points)));
    }

    /** A receipt gave points of a payment back, the payment's last parts first. */
    public void gaveBack(ReceiptId by, @Nullable ReceiptId paidBy, long points) {
        givenBack.computeIfAbsent(by, _ -> new ArrayList<>()).add(new Returned(paidBy, points));
        var payment = paidBy == null ? null : payments.get(paidBy);
        if (payment != null) {
            var last = last(payment.left(), points);
            payments.put(
                    payment.receipt(),
                    new Payment(
                            payment.receipt(),
                            payment.endedAt(),
                            without(payment.left(), last),
                            Math.addExact(payment.given(), points)));
        }
    }

    /** The parts, at most so many points, that a payment would give back next; in the order in which it took them. */
    public List<Part> giveable(ReceiptId paidBy, long points) {
        var payment = payments.get(paidBy);
        return payment == null ? List.of() : last(payment.left(), points);
    }

    /** What a receipt has given back. */
    public List<Returned> givenBackBy(ReceiptId receipt) {
        return List.copyOf(givenBack.getOrDefault(receipt, List.of()));
    }

    /** Receipts not later than this that still have something to give back, the latest first. */
    public List<ReceiptId> latestFirst(Instant notAfter) {
        return payments.values().stream()
                .filter(payment ->
                        !payment.endedAt().isAfter(notAfter) && !payment.left().isEmpty())
                .sorted(Comparator.comparing(Payment::endedAt)
                        .thenComparing(Payment::receipt)
                        .reversed())
                .map(Payment::receipt)
                .toList();
    }

    private static List<Part> last(List<Part> parts, long points) {
        var last = new ArrayList<Part>();
        long left = points;
        for (Part part : parts.reversed()) {
            long back = Math.min(left, part.points());
            if (back > 0) {
                last.addFirst(new Part(part.lot(), back));
                left -= back;
            }
        }
        return last;
    }

    private static List<Part> without(List<Part> parts, List<Part> last) {
        long off = last.stream().mapToLong(Part::points).sum();
        var rest = new ArrayList<Part>();
        for (Part part : parts.reversed()) {
            long gone = Math.min(off, part.points());
            off -= gone;
            if (part.points() > gone) {
                rest.addFirst(new Part(part.lot(), part.points() - gone));
            }
        }
        return List.copyOf(rest);
    }
}
