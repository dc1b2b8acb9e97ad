package io.pointbook.ledger.ingest.receipt;

import io.pointbook.ledger.account.receipt.Tender;
import io.pointbook.ledger.account.receipt.TenderType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The means of payment. */
final class TenderFields {
    private static final Choice<TenderType> TYPE = Choice.of(TenderType.class);
    private static final int MAX_TENDERS = 50;

    private TenderFields() {}

    static List<Tender> all(JsonCopy json) throws IOException {
        var tenders = new ArrayList<Tender>(2);
        json.beginArray();
        while (json.nextElement(tenders.size(), MAX_TENDERS)) {
            tenders.add(one(json));
        }
        return List.copyOf(tenders);
    }

    private static Tender one(JsonCopy json) throws IOException {
        int seen = 0;
        @Nullable Set<String> unknown = null;
        @Nullable TenderType type = null;
        @Nullable Long amount = null;
        @Nullable String holdId = null;
        @Nullable Long points = null;
        json.beginObject();
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            switch (name) {
                case "type" -> {
                    seen = json.once(seen, 0);
                    type = TYPE.read(json);
                }
                case "amount" -> {
                    seen = json.once(seen, 1);
                    amount = json.integer(-ReceiptFields.MAX_AMOUNT, ReceiptFields.MAX_AMOUNT);
                }
                case "holdId" -> {
                    seen = json.once(seen, 2);
                    holdId = json.text(Integer.MAX_VALUE);
                }
                case "points" -> {
                    seen = json.once(seen, 3);
                    points = json.integer(-ReceiptFields.MAX_AMOUNT, ReceiptFields.MAX_AMOUNT);
                }
                default -> unknown = json.unknown(name, unknown);
            }
        }
        if (type == null || amount == null) {
            throw json.expected("an object with type and amount");
        }
        return new Tender(type, amount, holdId, points);
    }
}
