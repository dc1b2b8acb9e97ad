package io.pointbook.ledger.runtime;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.upcasting.event.IntermediateEventRepresentation;
import org.axonframework.serialization.upcasting.event.SingleEventUpcaster;

/**
 * Revision 1 of {@code account-opened} kept the card as three members of the event: {@code cardId}, {@code cardHash} and
 * {@code last4}. Since revision 2 it is an object of its own, {@code card}, because a card may be moved and replaced as one.
 */
final class AccountOpenedUpcaster extends SingleEventUpcaster {
    static final String NAME = "account-opened";
    static final String TODAY = "2";
    private static final SimpleSerializedType FROM = new SimpleSerializedType(NAME, "1");
    private static final SimpleSerializedType TO = new SimpleSerializedType(NAME, TODAY);

    @Override
    protected boolean canUpcast(IntermediateEventRepresentation event) {
        return event.getType().equals(FROM);
    }

    @Override
    protected IntermediateEventRepresentation doUpcast(IntermediateEventRepresentation event) {
        return event.upcastPayload(TO, ObjectNode.class, payload -> withCard(payload.deepCopy()));
    }

    private static ObjectNode withCard(ObjectNode event) {
        var cardId = event.remove("cardId");
        var hash = event.remove("cardHash");
        var last4 = event.remove("last4");
        // without a card: enrolled by hand before any was handed out
        if (cardId != null && hash != null) {
            var card = event.putObject("card");
            card.set("cardId", cardId);
            card.set("hash", hash);
            if (last4 != null) {
                card.set("last4", last4);
            }
        }
        return event;
    }
}
