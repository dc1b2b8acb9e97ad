package io.pointbook.notification.contact;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Who holds a card; only the ledger knows. */
public interface CardHolders {
    /**
     * The member's id; nothing: the card is not known.
     *
     * @throws IOException where the ledger does not answer
     */
    @Nullable
    String memberOf(String card) throws IOException;
}
