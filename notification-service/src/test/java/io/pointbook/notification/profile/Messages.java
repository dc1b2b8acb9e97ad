package io.pointbook.notification.profile;

import io.pointbook.contract.ledger.BalanceChanged;
import io.pointbook.contract.ledger.LineKind;
import io.pointbook.contract.ledger.PurchaseKind;
import io.pointbook.contract.ledger.PurchaseRecorded;
import io.pointbook.contract.ledger.PurchaseRecorded.Line;
import io.pointbook.contract.ledger.PurchaseRecorded.Matched;
import io.pointbook.contract.ledger.PurchaseRecorded.Original;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the ledger says, as tests need it. */
final class Messages {
    static final String ANNA = "m-anna";
    static final String BORIS = "m-boris";

    private Messages() {}

    static BalanceChanged balance(String memberId, long sequence, long active) {
        return new BalanceChanged(
                "e-" + sequence,
                memberId,
                sequence,
                ReadModels.NOW,
                Map.of("points", new BalanceChanged.Wallet(active, 0, 0, 0)));
    }

    static PurchaseRecorded bought(String memberId, long sequence, String at, String store, Line... lines) {
        return message(memberId, sequence, PurchaseKind.RECEIPT, at, store, null, lines);
    }

    static PurchaseRecorded voided(String memberId, long sequence, String at, long voids) {
        return message(memberId, sequence, PurchaseKind.VOID, at, "S1", receipt(memberId, voids));
    }

    static String receipt(String memberId, long sequence) {
        return "S1/W1/" + memberId + "/" + sequence;
    }

    static Line sale(String item, String name, String category, String quantity, long net) {
        return new Line(
                1, LineKind.SALE, item, item, null, name, List.of("All", category), quantity, "EA", net, null, null);
    }

    static Line back(String item, String quantity, long net, String receipt) {
        return new Line(
                1,
                LineKind.RETURN,
                item,
                item,
                null,
                null,
                null,
                "-" + quantity,
                "EA",
                -net,
                new Original(receipt, 1),
                List.of(new Matched(receipt, 1, quantity)));
    }

    private static PurchaseRecorded message(
            String memberId,
            long sequence,
            PurchaseKind kind,
            String at,
            String store,
            @Nullable String voids,
            Line... lines) {
        var time = Instant.parse(at);
        return new PurchaseRecorded(
                "e-" + memberId + "-" + sequence,
                memberId,
                sequence,
                kind,
                receipt(memberId, sequence),
                store,
                "W1",
                LocalDate.ofInstant(time, ZoneOffset.UTC),
                time,
                time,
                "EUR",
                voids,
                List.of(lines));
    }
}
