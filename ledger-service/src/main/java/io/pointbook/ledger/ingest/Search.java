package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.coupon.CouponCode;
import io.pointbook.ledger.ingest.receipt.CanonicalReceiptReader;
import io.pointbook.runtime.eventstore.EventReader;
import java.sql.Connection;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;

/** Looks up all that a batch's receipts name: cards, holds, other receipts, and who waits for them. */
final class Search {
    private final EventReader events;
    private final Lookups lookups;
    private final Instant now;

    Search(EventReader events, Connection connection, Instant now) {
        this.events = events;
        this.lookups = new Lookups(connection);
        this.now = now;
    }

    Found forArrivals(List<Arrival> arrivals) {
        return forReceipts(arrivals.stream().map(Arrival::receipt).toList());
    }

    Found forReceipts(List<Receipt> receipts) {
        var identities = new HashSet<String>();
        var cards = new HashSet<String>();
        var holds = new HashSet<String>();
        var named = new HashSet<String>();
        var voided = new HashSet<String>();
        for (Receipt receipt : receipts) {
            identities.add(receipt.id().toString());
            if (receipt.card() != null) {
                cards.add(receipt.card().hash());
            }
            for (Tender tender : ReceiptParts.pays(receipt)) {
                if (tender.holdId() != null) {
                    holds.add(tender.holdId());
                }
            }
            ReceiptParts.named(receipt).forEach(id -> named.add(id.toString()));
            var target = ReceiptParts.voided(receipt);
            if (target != null) {
                voided.add(target.toString());
            }
        }
        var known = lookups.named(identities, voided, cards, holds);
        var rows = known.waiting();
        named.addAll(voided);
        named.addAll(unmatched(rows));
        var traces = traces(named);
        var codes = codes(traces);
        receipts.forEach(receipt -> codes.addAll(ReceiptParts.coupons(receipt)));
        return found(known, traces, waiting(rows), codes, voided);
    }

    private Found found(Lookups.Named known, Traces traces, WaitingRoom room, Set<String> codes, Set<String> voided) {
        var others = new HashSet<>(known.memberByHold().values());
        traces.all().forEach(trace -> others.addAll(trace.members()));
        others.removeAll(known.memberByCard().values());
        var referrers = lookups.referrers(others);
        referrers.putAll(known.referrerByFriend());
        return new Found(
                known.memberByCard(),
                known.memberByHold(),
                traces,
                room,
                couponsByCode(codes),
                lookups.couponsIssuedBy(voided),
                referrers,
                known.households());
    }

    /** Coupons of receipts that are in the store: they may be given back. */
    private static Set<String> codes(Traces traces) {
        var codes = new HashSet<String>();
        traces.all().forEach(trace -> codes.addAll(trace.coupons()));
        return codes;
    }

    /** What cannot be a code at all is not looked for. */
    private Map<String, String> couponsByCode(Set<String> codes) {
        codes.removeIf(code -> !CouponCode.canBe(code));
        return lookups.couponsByCode(codes);
    }

    /** What is needed to serve those who wait for these receipts. */
    Found forWaiting(Set<String> originals) {
        var known = lookups.named(originals, originals, List.of(), List.of());
        var rows = known.waiting();
        var named = new HashSet<>(originals);
        named.addAll(unmatched(rows));
        var traces = traces(named);
        return found(known, traces, waiting(rows), codes(traces), originals);
    }

    /** What is needed to count by their value what has waited too long. */
    Found forOverdue(List<Lookups.WaitingRow> rows) {
        var waiters = rows.stream().map(Lookups.WaitingRow::receipt).collect(Collectors.toSet());
        return found(Lookups.Named.nothing(), traces(waiters), waiting(rows), new HashSet<>(), Set.of());
    }

    /** Where these receipts have an effect of their own has to be known too: it may have to be taken back. */
    private static Set<String> unmatched(List<Lookups.WaitingRow> rows) {
        return rows.stream()
                .filter(Lookups.WaitingRow::unmatched)
                .map(Lookups.WaitingRow::receipt)
                .collect(Collectors.toSet());
    }

    private Traces traces(Collection<String> identities) {
        var traces = new Traces();
        if (!identities.isEmpty()) {
            traces.read(events.allOf(identities), CanonicalReceiptReader::read);
        }
        return traces;
    }

    private WaitingRoom waiting(List<Lookups.WaitingRow> rows) {
        var room = new WaitingRoom(now);
        if (rows.isEmpty()) {
            return room;
        }
        var receipts = new HashMap<String, Receipt>();
        var ids = rows.stream().map(Lookups.WaitingRow::receipt).distinct().toList();
        for (DomainEventMessage<?> message : events.byIds(ids)) {
            receipts.put(message.getIdentifier(), CanonicalReceiptReader.read(canonical(message)));
        }
        for (Lookups.WaitingRow row : rows) {
            var receipt = receipts.get(row.receipt());
            if (receipt == null) {
                throw new IllegalStateException("waiting receipt " + row.receipt() + " is not in the store");
            }
            room.add(new Waiter(ReceiptId.parse(row.original()), receipt, row.number(), true, row.unmatched()));
        }
        return room;
    }

    private static CanonicalReceipt canonical(DomainEventMessage<?> message) {
        return switch (message.getPayload()) {
            case ReceiptKept kept -> kept.receipt();
            case ReceiptPosted posted when posted.receipt() != null -> posted.receipt();
            default -> throw new IllegalStateException("no receipt in event " + message.getIdentifier());
        };
    }
}
