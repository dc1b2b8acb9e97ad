package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.AccountCommand.PostReceipt;
import io.pointbook.ledger.account.MemberAccount;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.Promotions;
import io.pointbook.ledger.account.ReceiptKept;
import io.pointbook.ledger.account.RuleUse;
import io.pointbook.ledger.account.matching.ReturnedLine;
import io.pointbook.ledger.account.receipt.CanonicalReceipt;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.posting.Sitting;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Posts the receipts of one transaction: all accounts are found and locked first, then each receipt is decided in its
 * turn; what waits for it follows at once.
 */
final class BatchPosting {
    private final Sitting sitting;
    private final Instant now;
    private final CardHolders cards;
    private final Map<String, String> memberByHold;
    private final Traces traces;
    private final WaitingRoom waiting;
    private final CouponUse coupons;
    private final Consequences consequences;

    BatchPosting(Sitting sitting, Supplier<String> newIds, Supplier<String> codes, Instant now, Found found) {
        this.sitting = sitting;
        this.now = now;
        this.cards = new CardHolders(sitting, newIds, now, found);
        this.memberByHold = found.memberByHold();
        this.traces = found.traces();
        this.waiting = found.waiting();
        this.coupons = new CouponUse(sitting.coupons(), found.couponsByCode(), found.couponsIssuedBy(), now);
        this.consequences = new Consequences(sitting, found.referrerByFriend(), codes, now);
    }

    /** Posts what arrived, in its order. */
    void post(List<Arrival> arrivals) {
        lock(arrivals);
        readHistories(arrivals);
        arrivals.forEach(arrival -> post(arrival.receipt(), arrival.canonical()));
    }

    /** Posts what waits for receipts that are on accounts by now. */
    void match(List<ReceiptId> originals) {
        lock(List.of());
        originals.forEach(this::serve);
    }

    /** Counts by their value the returns that have waited too long; a sale that comes later corrects it. */
    void countByValue() {
        lock(List.of());
        for (Waiter waiter : waiting.stored()) {
            var returns = ReceiptParts.returnsOf(waiter.receipt(), waiter.original());
            var member = ownMember(waiter);
            if (member != null
                    && !returns.isEmpty()
                    && sitting.programme(member, waiter.receipt().endedAt()).unmatchedCountByValue()) {
                var part = new Part();
                part.returns.addAll(returns);
                tell(waiter.valueEventId(), member, waiter.receipt(), null, part, List.of(), null);
            }
        }
    }

    /** The account of the card that the receipt shows itself. */
    private @Nullable String ownMember(Waiter waiter) {
        var trace = traces.of(waiter.receipt().id());
        return trace == null ? null : trace.bareMember();
    }

    private void lock(List<Arrival> arrivals) {
        var members = new TreeSet<>(cards.of(arrivals));
        members.addAll(memberByHold.values());
        traces.all().forEach(trace -> members.addAll(trace.members()));
        members.addAll(consequences.referrers());
        sitting.lock(members, coupons.ids());
    }

    /** One query for all accounts to which something may come back. */
    private void readHistories(List<Arrival> arrivals) {
        var members = new LinkedHashSet<String>();
        for (Arrival arrival : arrivals) {
            var receipt = arrival.receipt();
            var names = new LinkedHashSet<>(ReceiptParts.named(receipt));
            var voided = ReceiptParts.voided(receipt);
            if (voided != null) {
                names.add(voided);
            }
            for (ReceiptId name : names) {
                var trace = traces.of(name);
                if (trace != null) {
                    members.addAll(trace.members());
                }
            }
            var account = cards.known(receipt);
            if (account != null && needsHistory(account, receipt)) {
                members.add(account);
            }
        }
        sitting.readHistories(members);
    }

    private boolean needsHistory(String member, Receipt receipt) {
        return ReceiptParts.hasUnreferencedReturns(receipt)
                || MemberAccount.needsHistory(sitting.account(member), receipt, true, false);
    }

    private void post(Receipt receipt, CanonicalReceipt canonical) {
        if (receipt.isMarker()) {
            keep(
                    receipt,
                    canonical,
                    receipt.training() ? ReceiptKept.Reason.TRAINING : ReceiptKept.Reason.MARKER,
                    List.of(),
                    List.of());
            traces.put(receipt.id(), new Trace(receipt, null));
            return;
        }
        var holder = receipt.card() == null ? null : cards.holder(receipt.card());
        var bareMember = holder == null ? null : cards.accountOf(holder, receipt.endedAt());
        var routing = Routing.of(receipt, bareMember, traces, memberByHold);
        var carried = coupons.show(receipt, bareMember, holder);
        routing.notes.addAll(carried.notes());
        var voided = ReceiptParts.voided(receipt);
        if (voided != null) {
            routing.notes.addAll(coupons.withdraw(voided, receipt));
        }
        if (bareMember == null) {
            var programme = sitting.inForce(Promotions.NOBODY_KIND, receipt.endedAt());
            var promotions = Promotions.ofNobody(programme, receipt);
            routing.notes.addAll(RuleUse.notes(promotions));
            keep(receipt, canonical, ReceiptKept.Reason.NO_CARD, routing.notes, promotions);
        }
        var trace = new Trace(receipt, bareMember);
        int further = 2;
        for (var entry : routing.parts.entrySet()) {
            boolean bare = entry.getKey().equals(bareMember);
            String eventId = bare ? receipt.id().toString() : receipt.id() + "#" + further++;
            if (bare) {
                entry.getValue().coupons.addAll(carried.used());
            }
            var by = bare && !entry.getKey().equals(holder) ? holder : null;
            tell(eventId, entry.getKey(), receipt, bare ? canonical : null, entry.getValue(), routing.notes, by);
            trace.touches(entry.getKey());
        }
        traces.put(receipt.id(), trace);
        if (voided != null) {
            stopWaiting(voided);
            giveBackCoupons(voided, receipt);
        }
        routing.waits.forEach(waiting::add);
        serve(receipt.id());
    }

    /** Whoever waits for this receipt gets what it has to get, if the receipt is on an account. */
    private void serve(ReceiptId original) {
        var trace = traces.of(original);
        if (trace == null) {
            return;
        }
        for (Waiter waiter : waiting.waitingFor(original)) {
            if (ReceiptParts.voided(waiter.receipt()) != null) {
                serveVoid(waiter, trace);
            } else if (trace.bareMember() != null) {
                serveReturn(waiter, trace.bareMember());
            }
        }
    }

    private void serveVoid(Waiter waiter, Trace trace) {
        stopWaiting(waiter.original());
        giveBackCoupons(waiter.original(), waiter.receipt());
        var notes = coupons.withdraw(waiter.original(), waiter.receipt());
        var part = new Part();
        part.voids = waiter.original();
        int further = 1;
        for (String member : trace.type().isVoid() ? Set.<String>of() : Set.copyOf(trace.members())) {
            String eventId = further == 1 ? waiter.eventId() : waiter.eventId() + "-" + further;
            further++;
            tell(eventId, member, waiter.receipt(), null, part, notes, null);
            notes = List.of();
            touch(waiter, member);
        }
        if (!trace.members().isEmpty()) {
            waiting.leave(waiter);
        }
    }

    /** Coupons do not wait for an account: they come back also where the voided receipt is only kept. */
    private void giveBackCoupons(ReceiptId voided, Receipt by) {
        var trace = traces.of(voided);
        if (trace != null) {
            coupons.giveBack(trace.coupons(), voided, by);
        }
    }

    /** What a voided receipt waits for does not matter any more; a void that is voided goes on waiting, it has effect. */
    private void stopWaiting(ReceiptId voided) {
        var trace = traces.of(voided);
        if (trace != null && !trace.type().isVoid()) {
            waiting.waitsOf(voided).forEach(waiting::leave);
        }
    }

    private void serveReturn(Waiter waiter, String member) {
        var receipt = waiter.receipt();
        var part = new Part();
        part.returns.addAll(ReceiptParts.returnsOf(receipt, waiter.original()));
        if (waiter.original().equals(ReceiptParts.named(receipt).iterator().next())) {
            part.tenders.addAll(ReceiptParts.givesBack(receipt));
        }
        tell(waiter.eventId(), member, receipt, null, part, List.of(), null);
        touch(waiter, member);
        var own = waiter.unmatched() ? ownMember(waiter) : null;
        if (own != null && !own.equals(member)) {
            takeBackValue(waiter, own, part.returns);
        }
        waiting.leave(waiter);
    }

    /** What had counted by its value here has a purchase on another account. */
    private void takeBackValue(Waiter waiter, String member, List<ReturnedLine> returns) {
        var part = new Part();
        returns.forEach(returned -> part.returns.add(returned.foundElsewhere()));
        tell(waiter.eventId() + "-2", member, waiter.receipt(), null, part, List.of(), null);
    }

    private void touch(Waiter waiter, String member) {
        var own = traces.of(waiter.receipt().id());
        if (own != null) {
            own.touches(member);
        }
    }

    private void tell(
            String eventId,
            String member,
            Receipt receipt,
            @Nullable CanonicalReceipt canonical,
            Part part,
            List<Note> notes,
            @Nullable String by) {
        boolean history =
                MemberAccount.needsHistory(sitting.account(member), receipt, canonical != null, part.comesBack());
        var event = sitting.tell(new PostReceipt(
                eventId,
                member,
                receipt,
                canonical,
                List.copyOf(part.returns),
                part.voids,
                List.copyOf(part.tenders),
                notes,
                history ? sitting.history(member) : null,
                sitting.programme(member, receipt.endedAt()),
                by,
                List.copyOf(part.coupons),
                now));
        if (event == null) {
            throw new IllegalStateException("a fact is always recorded: " + eventId);
        }
        coupons.issued(receipt.id(), consequences.follow(event));
    }

    private void keep(
            Receipt receipt,
            CanonicalReceipt canonical,
            ReceiptKept.Reason reason,
            List<Note> notes,
            List<RuleUse> promotions) {
        sitting.keep(new ReceiptKept(
                receipt.id().toString(),
                receipt.id(),
                reason,
                receipt.endedAt(),
                now,
                notes,
                canonical,
                promotions.isEmpty() ? null : promotions));
    }
}
