package io.pointbook.ledger.programme;

import io.pointbook.ledger.programme.ProgrammeDocument.Wallet;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** When units of a programme's wallets can be spent, and until when; in the programme's zone. */
final class WalletTerms {
    private final Map<String, Wallet> wallets;
    private final ZoneId zone;

    WalletTerms(ProgrammeDocument document) {
        this.wallets = document.wallets().stream().collect(Collectors.toMap(Wallet::id, Function.identity()));
        this.zone = document.zone();
    }

    boolean canBeSpent(String wallet) {
        var terms = wallets.get(wallet);
        return terms != null && terms.spendable();
    }

    boolean has(String wallet) {
        return wallets.containsKey(wallet);
    }

    Instant activeFrom(String wallet, Instant businessTime) {
        var terms = wallets.get(wallet);
        return terms == null || terms.pendingFor() == null
                ? businessTime
                : businessTime.atZone(zone).plus(terms.pendingFor()).toInstant();
    }

    /** The day that ends last is exclusive: points expire at the midnight after it, in the programme's zone. */
    @Nullable
    Instant expiryOf(String wallet, Instant businessTime) {
        var terms = wallets.get(wallet);
        if (terms == null) {
            return null;
        }
        var expiry = terms.expiry();
        ZonedDateTime time = businessTime.atZone(zone);
        ZonedDateTime later = expiry.after() == null ? time : time.plus(expiry.after());
        return switch (expiry.kind()) {
            case NEVER -> null;
            case AFTER -> later.toInstant();
            case END_OF_MONTH -> midnight(later.with(TemporalAdjusters.firstDayOfNextMonth()));
            case END_OF_YEAR -> midnight(later.with(TemporalAdjusters.firstDayOfNextYear()));
            case ROLLING -> midnight(later.plusDays(1));
        };
    }

    /** Of wallets whose life begins anew whenever the member buys. */
    Map<String, Instant> prolonged(Instant businessTime) {
        var prolonged = new TreeMap<String, Instant>();
        for (Wallet wallet : wallets.values()) {
            if (wallet.expiry().kind() == ProgrammeDocument.Expiry.Kind.ROLLING) {
                prolonged.put(wallet.id(), Objects.requireNonNull(expiryOf(wallet.id(), businessTime)));
            }
        }
        return prolonged;
    }

    private Instant midnight(ZonedDateTime day) {
        return day.toLocalDate().atStartOfDay(zone).toInstant();
    }
}
