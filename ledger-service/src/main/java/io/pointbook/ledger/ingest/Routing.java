package io.pointbook.ledger.ingest;

import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.receipt.Receipt;
import io.pointbook.ledger.account.receipt.ReceiptId;
import io.pointbook.ledger.account.receipt.ReceiptType;
import io.pointbook.ledger.account.receipt.Tender;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which accounts a receipt concerns, and with what; and what it has to wait for. */
final class Routing {
    /** By member id, in order. */
    final TreeMap<String, Part> parts = new TreeMap<>();

    final List<Waiter> waits = new ArrayList<>();
    final List<Note> notes = new ArrayList<>();

    private final Receipt receipt;
    private final @Nullable String bareMember;

    private Routing(Receipt receipt, @Nullable String bareMember) {
        this.receipt = receipt;
        this.bareMember = bareMember;
        if (bareMember != null) {
            parts.put(bareMember, new Part());
        }
    }

    /**
     * @param bareMember the account of the shown card
     * @param traces of every receipt that this one names, as far as it is known
     * @param memberByHold of every hold that it names, as far as it is known
     */
    static Routing of(Receipt receipt, @Nullable String bareMember, Traces traces, Map<String, String> memberByHold) {
        var routing = new Routing(receipt, bareMember);
        var voided = ReceiptParts.voided(receipt);
        if (voided != null) {
            routing.voids(voided, traces.of(voided));
        } else {
            routing.returns(traces);
            routing.pays(memberByHold);
        }
        return routing;
    }

    private void voids(ReceiptId voided, @Nullable Trace trace) {
        if (trace != null && trace.type() == ReceiptType.POST_VOID) {
            notes.add(new Note(Note.Code.VOID_OF_VOID, null, null));
        } else if (trace == null || trace.members().isEmpty()) {
            waitFor(voided);
        } else {
            trace.members().forEach(member -> part(member).voids = voided);
        }
    }

    private void returns(Traces traces) {
        var givesBack = ReceiptParts.givesBack(receipt);
        for (ReceiptId original : ReceiptParts.named(receipt)) {
            var trace = traces.of(original);
            String member = original.equals(receipt.id()) ? bareMember : trace == null ? null : trace.bareMember();
            if (member == null) {
                waitFor(original);
            } else {
                part(member).returns.addAll(ReceiptParts.returnsOf(receipt, original));
                part(member).tenders.addAll(givesBack);
            }
            givesBack = List.of(); // points come back to whom the first named receipt belongs
        }
        if (bareMember != null) {
            part(bareMember).tenders.addAll(givesBack);
        }
    }

    private void pays(Map<String, String> memberByHold) {
        for (Tender tender : ReceiptParts.pays(receipt)) {
            String holder = tender.holdId() == null ? null : memberByHold.get(tender.holdId());
            String payer = holder != null ? holder : bareMember;
            if (payer == null) {
                notes.add(new Note(Note.Code.NOBODY_PAYS, null, Long.toString(tender.amount())));
            } else {
                part(payer).tenders.add(tender);
            }
        }
    }

    private void waitFor(ReceiptId original) {
        waits.add(new Waiter(original, receipt, waits.size() + 1, false, false));
    }

    private Part part(String member) {
        return parts.computeIfAbsent(member, _ -> new Part());
    }
}
