package io.pointbook.rewards.catalogue;

import io.pointbook.rewards.door.Points;
import io.pointbook.runtime.http.Requests;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Prices of a reward: what must be true of them. */
final class PriceCheck {
    private static final int MOST_WAYS = 10;
    private static final int MOST_CHANGES = 50;
    private static final Set<String> CURRENCIES = Currency.getAvailableCurrencies().stream()
            .map(Currency::getCurrencyCode)
            .collect(Collectors.toUnmodifiableSet());

    private final RewardKind kind;

    PriceCheck(RewardKind kind) {
        this.kind = kind;
    }

    /** The ways as they came, if they make sense; absent where there is a price in points alone. */
    @Nullable
    List<Way> ways(@Nullable Long pricePoints, @Nullable List<@Nullable Way> ways, String place) {
        if ((pricePoints == null) == (ways == null)) {
            throw Requests.invalid("Say one of '" + place + "pricePoints' and '" + place + "ways'.");
        }
        if (ways == null) {
            Requests.within(pricePoints, place + "pricePoints", 1, Points.MOST);
            return null;
        }
        if (ways.isEmpty() || ways.size() > MOST_WAYS) {
            throw Requests.invalid("'" + place + "ways' has 1 to " + MOST_WAYS + " ways to pay.");
        }
        var names = new HashSet<String>();
        var checked = new ArrayList<Way>();
        for (var way : ways) {
            var given = checked(Requests.given(way, place + "ways"), place);
            if (!names.add(given.way())) {
                throw Requests.invalid("'" + place + "ways' has '" + given.way() + "' twice.");
            }
            checked.add(given);
        }
        return List.copyOf(checked);
    }

    private Way checked(Way way, String place) {
        Requests.id(way.way(), place + "ways.way");
        Requests.within(way.points(), place + "ways.points", 1, Points.MOST);
        var cash = way.cash();
        if (cash != null) {
            if (!kind.takesCash()) {
                throw Requests.invalid("'" + place + "ways.cash' is taken when a piece is handed over: only GOODS and"
                        + " EXPERIENCE have it.");
            }
            money(cash, place + "ways.cash");
        }
        return way;
    }

    /** Later prices in the order of time. */
    @Nullable
    List<PriceChange> changes(@Nullable List<@Nullable PriceChange> changes) {
        if (changes == null || changes.isEmpty()) {
            return null;
        }
        if (changes.size() > MOST_CHANGES) {
            throw Requests.invalid("'priceChanges' has " + MOST_CHANGES + " at most. Leave out those that are past.");
        }
        var checked = new ArrayList<PriceChange>();
        Instant before = null;
        for (var change : changes) {
            var given = Requests.given(change, "priceChanges");
            var from = Requests.given(given.from(), "priceChanges.from");
            if (before != null && !before.isBefore(from)) {
                throw Requests.invalid("'priceChanges' are in the order of 'from', each moment once.");
            }
            before = from;
            checked.add(new PriceChange(
                    from, given.pricePoints(), ways(given.pricePoints(), nullable(given.ways()), "priceChanges.")));
        }
        return List.copyOf(checked);
    }

    // what came in as JSON may have nothing where there should be something
    @SuppressWarnings("NullAway")
    private static @Nullable List<@Nullable Way> nullable(@Nullable List<Way> ways) {
        return ways == null ? null : new ArrayList<>(ways);
    }

    static Money money(Money money, String name) {
        Requests.within(money.amount(), name + ".amount", 1, Points.MOST);
        if (!CURRENCIES.contains(Requests.given(money.currency(), name + ".currency"))) {
            throw Requests.invalid("'" + name + ".currency' is an ISO 4217 code, such as EUR.");
        }
        return money;
    }
}
