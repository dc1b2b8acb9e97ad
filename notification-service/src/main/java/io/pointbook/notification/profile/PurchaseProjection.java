package io.pointbook.notification.profile;

import io.pointbook.contract.ledger.LineKind;
import io.pointbook.contract.ledger.PurchaseKind;
import io.pointbook.contract.ledger.PurchaseRecorded;
import io.pointbook.notification.occasion.Occasion;
import io.pointbook.notification.occasion.OccasionKind;
import io.pointbook.runtime.transaction.OpenTransaction;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What members buy and what it says about them. */
public final class PurchaseProjection implements Projection<PurchaseRecorded> {
    private final HabitSettings settings;
    private final Duration absence;

    /** @param absence who buys again after so long has come back */
    public PurchaseProjection(HabitSettings settings, Duration absence) {
        this.settings = settings;
        this.absence = absence;
    }

    @Override
    public List<Occasion> take(OpenTransaction transaction, List<Heard<PurchaseRecorded>> heard) throws SQLException {
        var byMember = new TreeMap<String, List<Heard<PurchaseRecorded>>>();
        heard.forEach(one -> byMember.computeIfAbsent(one.message().memberId(), _ -> new ArrayList<>())
                .add(one));
        var shoppers = PurchaseRows.read(transaction.connection(), asked(byMember), settings);
        var occasions = new ArrayList<Occasion>();
        for (Shopper shopper : shoppers.values()) {
            for (var one : byMember.getOrDefault(shopper.memberId(), List.of())) {
                var before = shopper.totals().lastAt();
                var bought = bought(one.message());
                if (shopper.take(bought) && one.notes() && bought.isPurchase()) {
                    cameBack(one.message(), before).ifPresent(occasions::add);
                }
            }
        }
        transaction.writeRows(connection -> PurchaseRows.write(connection, shoppers.values()));
        return occasions;
    }

    private static List<PurchaseRows.Asked> asked(TreeMap<String, List<Heard<PurchaseRecorded>>> byMember) {
        return byMember.entrySet().stream()
                .map(entry -> new PurchaseRows.Asked(
                        entry.getKey(),
                        entry.getValue().stream()
                                .flatMap(one -> one.message().lines().stream())
                                .flatMap(PurchaseProjection::receipts)
                                .distinct()
                                .toList(),
                        entry.getValue().stream().anyMatch(one -> one.message().voids() != null)))
                .toList();
    }

    private static Stream<String> receipts(PurchaseRecorded.Line line) {
        var matched = line.matched() == null
                ? Stream.<String>empty()
                : line.matched().stream().map(PurchaseRecorded.Matched::receipt);
        return line.original() == null
                ? matched
                : Stream.concat(matched, Stream.of(line.original().receipt()));
    }

    private Optional<Occasion> cameBack(PurchaseRecorded message, @Nullable Instant before) {
        if (before == null || Duration.between(before, message.businessTime()).compareTo(absence) < 0) {
            return Optional.empty();
        }
        return Optional.of(new Occasion(
                OccasionKind.CAME_BACK,
                message.memberId(),
                message.eventId(),
                message.businessTime(),
                Map.of(
                        "daysAway",
                        Duration.between(before, message.businessTime()).toDays(),
                        "storeId",
                        message.storeId())));
    }

    private static Bought bought(PurchaseRecorded message) {
        return new Bought(
                message.sequence(),
                message.eventId(),
                message.receipt(),
                message.businessTime(),
                message.storeId(),
                message.currency(),
                message.kind() == PurchaseKind.RECEIPT,
                message.voids(),
                message.kind() == PurchaseKind.PAYMENT
                        ? List.of()
                        : message.lines().stream()
                                .filter(line -> line.kind() == LineKind.SALE || line.kind() == LineKind.RETURN)
                                .map(PurchaseProjection::line)
                                .toList());
    }

    private static Bought.Line line(PurchaseRecorded.Line line) {
        var matched = Objects.requireNonNullElse(line.matched(), List.<PurchaseRecorded.Matched>of());
        return new Bought.Line(
                line.kind(),
                line.item(),
                line.description(),
                line.category() == null || line.category().isEmpty()
                        ? null
                        : line.category().getLast(),
                new BigDecimal(line.quantity()),
                line.unit(),
                line.net(),
                line.original() == null ? null : line.original().receipt(),
                matched.isEmpty()
                        ? null
                        : matched.stream()
                                .map(one -> new Bought.Took(one.receipt(), new BigDecimal(one.quantity())))
                                .toList());
    }
}
