package io.pointbook.ledger.ingest.receipt;

import io.pointbook.ledger.account.receipt.LineId;
import io.pointbook.ledger.account.receipt.ReceiptId;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Another receipt, or one of its lines, named from inside a receipt. */
final class ReferenceFields {
    private final JsonCopy json;
    private int seen;
    private @Nullable Set<String> unknown;
    private @Nullable String storeId;
    private @Nullable String workstationId;
    private @Nullable LocalDate businessDay;
    private long sequenceNumber;
    private int lineNumber;

    private ReferenceFields(JsonCopy json) {
        this.json = json;
    }

    static ReceiptId receipt(JsonCopy json) throws IOException {
        var fields = new ReferenceFields(json);
        json.beginObject();
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            fields.member(name);
        }
        return fields.receiptId();
    }

    static LineId line(JsonCopy json) throws IOException {
        var fields = new ReferenceFields(json);
        json.beginObject();
        for (String name = json.nextMember(); name != null; name = json.nextMember()) {
            if (name.equals("lineNumber")) {
                fields.seen = json.once(fields.seen, 4);
                fields.lineNumber = (int) json.integer(1, LineFields.MAX_LINE_NUMBER);
            } else {
                fields.member(name);
            }
        }
        if ((fields.seen & 1 << 4) == 0) {
            throw json.expected("a member lineNumber");
        }
        return new LineId(fields.receiptId(), fields.lineNumber);
    }

    private void member(String name) throws IOException {
        switch (name) {
            case "storeId" -> {
                seen = json.once(seen, 0);
                storeId = json.code(ReceiptFields.MAX_STORE_ID);
            }
            case "workstationId" -> {
                seen = json.once(seen, 1);
                workstationId = json.code(ReceiptFields.MAX_WORKSTATION_ID);
            }
            case "businessDay" -> {
                seen = json.once(seen, 2);
                businessDay = json.date();
            }
            case "sequenceNumber" -> {
                seen = json.once(seen, 3);
                sequenceNumber = json.integer(0, ReceiptFields.MAX_SEQUENCE_NUMBER);
            }
            default -> unknown = json.unknown(name, unknown);
        }
    }

    private ReceiptId receiptId() {
        if (storeId == null || workstationId == null || businessDay == null || (seen & 1 << 3) == 0) {
            throw json.expected("an object with storeId, workstationId, businessDay and sequenceNumber");
        }
        return new ReceiptId(storeId, workstationId, businessDay, sequenceNumber);
    }
}
