package io.pointbook.ledger.account.book;

import java.util.List;
import java.util.Map;

/**
 * Everything that one event moved.
 *
 * @param entries in order, numbered from 1
 * @param standings what each of the account's wallets holds afterwards, also those that were not touched: whoever keeps
 *     only the latest event still has the whole picture
 */
public record Booking(List<Entry> entries, Map<String, Standing> standings) {
    public static final Booking NOTHING = new Booking(List.of(), Map.of());
}
