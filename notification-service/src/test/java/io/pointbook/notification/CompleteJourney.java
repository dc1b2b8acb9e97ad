package io.pointbook.notification;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.pointbook.contract.ledger.CouponChanged;
import io.pointbook.contract.ledger.CouponKind;
import io.pointbook.contract.ledger.LineKind;
import io.pointbook.contract.ledger.PurchaseKind;
import io.pointbook.contract.ledger.PurchaseRecorded;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A grocer's real year (84.51 Complete Journey, CC0), told as the ledger would tell it: households are members, baskets are
 * receipts, and coupons are those that were used. It lies beside the project, and not everybody has it.
 */
public final class CompleteJourney {
    /** A quantity above this is fuel, which is measured. */
    private static final int MOST_PIECES = 1_000;

    private static final CsvMapper CSV = new CsvMapper();

    private CompleteJourney() {}

    /** A campaign, and how long its coupons hold. */
    public record Campaign(String campaignId, String type, LocalDate from, LocalDate until, List<String> members) {}

    /** A coupon that a household used on a day. */
    public record Use(String memberId, String couponUpc, String campaignId, LocalDate day) {}

    /** The folder; it may be absent. */
    public static Path folder() {
        return root().resolve("..")
                .resolve("shared")
                .resolve("data")
                .resolve("complete-journey")
                .normalize();
    }

    private static Path root() {
        var named = System.getProperty("pointbook.root");
        if (named != null) {
            return Path.of(named).toAbsolutePath();
        }
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.isDirectory(folder.resolve("docs").resolve("contracts"))) {
            folder = Optional.ofNullable(folder.getParent()).orElseThrow();
        }
        return folder;
    }

    public static boolean isThere() {
        return Files.isDirectory(folder());
    }

    public static String memberId(String household) {
        return "household-" + household;
    }

    /** What 801 households told about themselves, by member and column. */
    public static Map<String, Map<String, Object>> demographics() {
        var told = new TreeMap<String, Map<String, Object>>();
        for (var row : rows("demographics")) {
            var attributes = new HashMap<String, Object>(row);
            told.put(memberId(String.valueOf(attributes.remove("household_id"))), attributes);
        }
        return told;
    }

    /** All baskets, by member and in order of time. */
    public static List<PurchaseRecorded> purchases() {
        var products = new HashMap<String, Map<String, String>>();
        rows("products").forEach(row -> products.put(row.get("product_id"), row));
        var baskets = new TreeMap<String, List<Map<String, String>>>();
        for (var row : rows("transactions_sample")) {
            var key = memberId(row.get("household_id")) + " " + row.get("transaction_timestamp") + " "
                    + row.get("basket_id");
            baskets.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
        var sequences = new HashMap<String, Long>();
        var purchases = new ArrayList<PurchaseRecorded>();
        for (var basket : baskets.values()) {
            var member = memberId(basket.getFirst().get("household_id"));
            purchases.add(purchase(member, sequences.merge(member, 1L, Long::sum), basket, products));
        }
        return purchases;
    }

    private static PurchaseRecorded purchase(
            String member, long sequence, List<Map<String, String>> basket, Map<String, Map<String, String>> products) {
        var first = basket.getFirst();
        var at = Instant.parse(first.get("transaction_timestamp"));
        var day = LocalDate.ofInstant(at, ZoneOffset.UTC);
        var receipt = first.get("store_id") + "/1/" + day + "/" + first.get("basket_id");
        var lines = new ArrayList<PurchaseRecorded.Line>();
        for (var row : basket) {
            lines.add(line(lines.size() + 1, row, products.getOrDefault(row.get("product_id"), Map.of())));
        }
        return new PurchaseRecorded(
                receipt + "#" + sequence,
                member,
                sequence,
                PurchaseKind.RECEIPT,
                receipt,
                first.get("store_id"),
                "1",
                day,
                at,
                at,
                "USD",
                null,
                lines);
    }

    private static PurchaseRecorded.Line line(int number, Map<String, String> row, Map<String, String> product) {
        boolean measured = new BigDecimal(row.get("quantity")).intValue() > MOST_PIECES;
        var category = new ArrayList<String>();
        for (String level : List.of("department", "product_category")) {
            if (!product.getOrDefault(level, "").isEmpty()) {
                category.add(product.get(level));
            }
        }
        return new PurchaseRecorded.Line(
                number,
                LineKind.SALE,
                row.get("product_id"),
                row.get("product_id"),
                null,
                product.getOrDefault("product_type", row.get("product_id")),
                category.isEmpty() ? null : category,
                row.get("quantity"),
                measured ? "GLL" : "EA",
                new BigDecimal(row.get("sales_value")).movePointRight(2).longValueExact(),
                null,
                null);
    }

    /** The 27 campaigns with the households that got them. */
    public static List<Campaign> campaigns() {
        var members = new HashMap<String, List<String>>();
        rows("campaigns").forEach(row -> members.computeIfAbsent(row.get("campaign_id"), _ -> new ArrayList<>())
                .add(memberId(row.get("household_id"))));
        return rows("campaign_descriptions").stream()
                .map(row -> new Campaign(
                        row.get("campaign_id"),
                        row.get("campaign_type"),
                        LocalDate.parse(row.get("start_date")),
                        LocalDate.parse(row.get("end_date")),
                        members.getOrDefault(row.get("campaign_id"), List.of())))
                .toList();
    }

    /** Coupons that were used, as the file has them; some lines are the same. */
    public static List<Use> uses() {
        return rows("coupon_redemptions").stream()
                .map(row -> new Use(
                        memberId(row.get("household_id")),
                        row.get("coupon_upc"),
                        row.get("campaign_id"),
                        LocalDate.parse(row.get("redemption_date"))))
                .toList();
    }

    /** A coupon of its own for each use: issued when its campaign began, and used on its day. */
    public static List<CouponChanged> coupons() {
        var began = new HashMap<String, Campaign>();
        campaigns().forEach(campaign -> began.put(campaign.campaignId(), campaign));
        var messages = new ArrayList<CouponChanged>();
        int number = 0;
        for (Use use : uses()) {
            var campaign = began.get(use.campaignId());
            var id = "journey-" + ++number;
            var from = campaign.from().isBefore(use.day()) ? campaign.from() : use.day();
            var terms = new CouponChanged.Terms(
                    new CouponChanged.Benefit("FREE_ITEM", null, null, null, null, null, null, null),
                    from.atStartOfDay(ZoneOffset.UTC).toInstant(),
                    campaign.until().plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                    "campaign " + campaign.campaignId(),
                    null);
            messages.add(coupon(id, 0, CouponKind.ISSUED, use, from, terms));
            messages.add(coupon(id, 1, CouponKind.REDEEMED, use, use.day(), null));
        }
        return messages;
    }

    private static CouponChanged coupon(
            String id, long sequence, CouponKind kind, Use use, LocalDate day, CouponChanged.@Nullable Terms terms) {
        var at = day.atStartOfDay(ZoneOffset.UTC).toInstant();
        return new CouponChanged(
                "coupon:" + id + "#" + sequence,
                id,
                sequence,
                kind,
                use.couponUpc(),
                use.memberId(),
                at,
                at,
                terms,
                null,
                null,
                null,
                null,
                kind == CouponKind.REDEEMED ? use.memberId() : null,
                null);
    }

    private static List<Map<String, String>> rows(String file) {
        try (var in = new InputStreamReader(
                        new GZIPInputStream(Files.newInputStream(folder().resolve(file + ".csv.gz"))),
                        StandardCharsets.UTF_8);
                MappingIterator<Map<String, String>> rows = CSV.readerForMapOf(String.class)
                        .with(CsvSchema.emptySchema().withHeader())
                        .readValues(in)) {
            return rows.readAll();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
