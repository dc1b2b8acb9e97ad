package io.pointbook.ledger.statement;

import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.EntryKind;
import io.pointbook.ledger.account.book.LedgerAccount;
import io.pointbook.ledger.account.book.Take;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.words.Telling;
import io.pointbook.ledger.words.Units;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;

/** What came back, in words, and where its points were found. */
final class ReversedSentences {
    private final Entry entry;
    private final Why.Reversed why;
    private final Telling telling;
    private final boolean back;

    ReversedSentences(Entry entry, Why.Reversed why, Telling telling) {
        this.entry = entry;
        this.why = why;
        this.telling = telling;
        this.back = entry.kind() == EntryKind.RESTORED;
    }

    void tell() {
        whole();
        why.lines().forEach(this::line);
        why.takes().forEach(this::take);
        if (why.forgiven() > 0) {
            telling.say("reversed.forgiven", Map.of("policy", policy(), "points", units(why.forgiven())));
        }
        if (back) {
            Life.tell(entry, total(), telling);
        }
    }

    private void whole() {
        var points = units(total());
        if (why.lines().isEmpty()) {
            telling.say(back ? "restored.award" : "reversed.award", Map.of("points", points));
            return;
        }
        var first = why.lines().getFirst();
        var receipt = Objects.requireNonNullElse(entry.receipt(), first.receipt());
        var key = back
                ? "restored"
                : first.voided() ? "reversed.voided" : why.lot() == null ? "reversed.value" : "reversed.returned";
        telling.sum(key, Map.of("points", points, "lines", why.lines().size(), "receipt", receipt));
    }

    /** What the lines say: an expired part of it was counted without any posting. */
    private long total() {
        return why.lines().isEmpty()
                ? Math.abs(Amounts.to(entry, LedgerAccount.REVERSED) - Amounts.from(entry, LedgerAccount.REVERSED))
                : Math.abs(
                        why.lines().stream().mapToLong(Why.LineReversal::points).reduce(0, Math::addExact));
    }

    private void line(Why.LineReversal line) {
        var kind = line.voided() ? ".voided" : why.lot() == null ? ".value" : "";
        telling.detail(
                "reversed.line" + kind + (line.points() < 0 ? ".back" : ""),
                Map.of(
                        "line", line.line(),
                        "receipt", line.receipt(),
                        "returned", new BigDecimal(line.returned()),
                        "bought", new BigDecimal(line.bought()),
                        "share", units(line.share()),
                        "points", units(Math.abs(line.points()))));
        if (line.forgiven() > 0) {
            telling.detail("reversed.line.forgiven", Map.of("points", units(line.forgiven()), "policy", policy()));
        }
    }

    private void take(Take take) {
        telling.say(
                "take." + take.source() + (take.points() < 0 ? ".back" : ""),
                Map.of(
                        "points", units(Math.abs(take.points())),
                        "lot", Objects.requireNonNullElse(take.lot(), "")));
    }

    private String policy() {
        return telling.words().say("policy." + why.policy());
    }

    private Units units(long count) {
        return new Units(count, entry.wallet());
    }
}
