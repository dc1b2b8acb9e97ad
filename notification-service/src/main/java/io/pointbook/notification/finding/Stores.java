package io.pointbook.notification.finding;

import io.pointbook.notification.door.NotificationProblem;
import io.pointbook.notification.finding.StoreRows.Postcode;
import io.pointbook.notification.finding.StoreRows.Row;
import io.pointbook.runtime.http.Csv;
import io.pointbook.runtime.http.Requests;
import io.pointbook.runtime.http.Transactions;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where shops stand, as people say. */
public final class Stores {
    /** Postcodes of one country. */
    static final int MOST_POSTCODES = 200_000;

    private static final int USUAL_RADIUS_KM = 10;
    private static final int MOST_RADIUS_KM = 500;
    private static final int LONGEST_ADDRESS = 200;
    private static final Pattern COUNTRY = Pattern.compile("[A-Z]{2}");

    private final Transactions transactions;

    public Stores(Transactions transactions) {
        this.transactions = transactions;
    }

    /** The shop stands there from now on. The same place again changes nothing. */
    StoreLocation move(String storeId, StoreLocation.Body body, String actor) throws Exception {
        var id = Requests.id(storeId, "storeId");
        var address = Requests.text(body.address(), "address", LONGEST_ADDRESS);
        int radius = body.radiusKm() == null
                ? USUAL_RADIUS_KM
                : Math.toIntExact(Requests.within(body.radiusKm().longValue(), "radiusKm", 1, MOST_RADIUS_KM));
        return transactions.write(transaction -> {
            var connection = transaction.connection();
            var at = point(connection, body);
            var before = StoreRows.newest(connection, id);
            var now = transactions.now();
            if (before != null && isSame(before, at, address, radius, body.from())) {
                return StoreLocation.of(before);
            }
            var row = new Row(
                    id,
                    before == null ? 1 : before.version() + 1,
                    at,
                    address,
                    radius,
                    Objects.requireNonNullElse(body.from(), now),
                    actor,
                    now,
                    "");
            StoreRows.insert(connection, row);
            if (!Objects.requireNonNullElse(body.announce(), before != null)) {
                StoreRows.move(connection, row, "", now);
            }
            return StoreLocation.of(row);
        });
    }

    private static boolean isSame(Row before, Point at, @Nullable String address, int radius, @Nullable Instant from) {
        return before.at().equals(at)
                && Objects.equals(before.address(), address)
                && before.radiusKm() == radius
                && (from == null || from.equals(before.fromAt()));
    }

    private static Point point(Connection connection, StoreLocation.Body body) throws SQLException {
        if (body.latitude() != null && body.longitude() != null) {
            try {
                return new Point(body.latitude(), body.longitude());
            } catch (IllegalArgumentException _) {
                throw Requests.invalid("'latitude' is from -90 to 90, and 'longitude' from -180 to 180.");
            }
        }
        var country = country(Requests.given(body.country(), "latitude and longitude, or country and postcode"));
        var found = StoreRows.point(connection, country, Requests.given(body.postcode(), "postcode"));
        if (found == null) {
            throw Requests.invalid(
                    "'postcode' is not known in '" + country
                            + "'. Import the country's postcodes with PUT /postcodes/{country}, or send latitude and longitude.");
        }
        return found;
    }

    StoreLocation find(String storeId) throws Exception {
        return transactions.read(transaction -> {
            var row = StoreRows.newest(transaction.connection(), storeId);
            if (row == null) {
                throw NotificationProblem.UNKNOWN_STORE.because("Nobody said where this store stands.", Map.of());
            }
            return StoreLocation.of(row);
        });
    }

    /** All postcodes of a country, in place of those before. */
    int postcodes(String country, @Nullable InputStream table) throws Exception {
        var known = country(country);
        var postcodes = Csv.read(table, List.of("postcode", "latitude", "longitude"), MOST_POSTCODES).stream()
                .map(Stores::postcode)
                .toList();
        return transactions.write(transaction -> {
            StoreRows.replace(transaction.connection(), known, postcodes);
            return postcodes.size();
        });
    }

    private static Postcode postcode(Csv.Row row) {
        try {
            return new Postcode(
                    row.given("postcode"),
                    new Point(Double.parseDouble(row.given("latitude")), Double.parseDouble(row.given("longitude"))));
        } catch (IllegalArgumentException _) {
            throw row.invalid("'latitude' and 'longitude' are degrees such as 52.23");
        }
    }

    private static String country(String country) {
        var capitals = country.toUpperCase(Locale.ROOT);
        if (!COUNTRY.matcher(capitals).matches()) {
            throw Requests.invalid("'country' is two letters such as PL.");
        }
        return capitals;
    }
}
