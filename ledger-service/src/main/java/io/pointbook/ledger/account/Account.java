package io.pointbook.ledger.account;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.pointbook.ledger.account.AccountEvent.AccountBlocked;
import io.pointbook.ledger.account.AccountEvent.AccountOpened;
import io.pointbook.ledger.account.AccountEvent.AccountSettled;
import io.pointbook.ledger.account.AccountEvent.AccountUnblocked;
import io.pointbook.ledger.account.AccountEvent.CaptureReturned;
import io.pointbook.ledger.account.AccountEvent.HoldCaptured;
import io.pointbook.ledger.account.AccountEvent.HoldReleased;
import io.pointbook.ledger.account.AccountEvent.MemberEnrolled;
import io.pointbook.ledger.account.AccountEvent.OccasionPosted;
import io.pointbook.ledger.account.AccountEvent.PointsAdjusted;
import io.pointbook.ledger.account.AccountEvent.PointsHeld;
import io.pointbook.ledger.account.AccountEvent.PointsTransferred;
import io.pointbook.ledger.account.AccountEvent.ReceiptPosted;
import io.pointbook.ledger.account.book.Book;
import io.pointbook.ledger.account.book.Booking;
import io.pointbook.ledger.account.book.Entry;
import io.pointbook.ledger.account.book.Hold;
import io.pointbook.ledger.account.book.Lot;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.book.Why;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One member's account as its events left it. */
public final class Account {
    private final String memberId;
    private final Book book;
    private String kind = "";
    private @Nullable Instant openedAt;
    private @Nullable Instant enrolledAt;
    private boolean blocked;
    private @Nullable Instant latestUnreferencedReturn;
    private Usage usage = new Usage();
    private @Nullable Instant memberSince;
    private @Nullable Referral referral;
    private @Nullable String household;
    private final TreeSet<String> tags = new TreeSet<>();
    private final Map<String, Map<String, Long>> referralAwards = new TreeMap<>();

    /** An account to which nothing has happened yet. */
    public Account(String memberId) {
        this(memberId, new Book());
    }

    private Account(String memberId, Book book) {
        this.memberId = memberId;
        this.book = book;
    }

    /** Takes in one stored event. */
    public void apply(AccountEvent event) {
        for (Entry entry : event.booking().entries()) {
            book.apply(entry);
        }
        switch (event) {
            case AccountOpened opened -> {
                kind = opened.kind();
                openedAt = opened.businessTime();
                enrolledAt = opened.enrolled() ? opened.businessTime() : null;
                memberSince = opened.memberSince();
            }
            case MemberEnrolled enrolled -> {
                kind = enrolled.kind();
                enrolledAt = enrolled.businessTime();
                memberSince = enrolled.memberSince() == null ? memberSince : enrolled.memberSince();
            }
            case ReceiptPosted posted -> {
                rememberReturn(posted);
                rememberUses(
                        posted.coupons(), posted.booking(), posted.receiptId().businessDay());
                rememberPromotions(posted);
                remember(posted.referral(), posted);
            }
            case OccasionPosted posted -> {
                rememberUses(posted.coupons(), posted.booking(), posted.day());
                remember(posted);
            }
            case AccountBlocked _ -> blocked = true;
            case AccountUnblocked _ -> blocked = false;
            case PointsHeld _,
                    HoldCaptured _,
                    CaptureReturned _,
                    HoldReleased _,
                    PointsAdjusted _,
                    PointsTransferred _,
                    AccountSettled _ -> {}
        }
    }

    private void rememberReturn(ReceiptPosted posted) {
        if (posted.unreferencedReturns()
                && (latestUnreferencedReturn == null || posted.businessTime().isAfter(latestUnreferencedReturn))) {
            latestUnreferencedReturn = posted.businessTime();
        }
    }

    private void rememberUses(@Nullable List<CouponGrant> coupons, Booking booking, LocalDate day) {
        if (coupons != null) {
            coupons.stream().filter(CouponGrant::counted).forEach(coupon -> usage.add(coupon.rule(), day, 1));
        }
        for (Entry entry : booking.entries()) {
            if (entry.why() instanceof Why.Earned earned
                    && earned.ruled() != null
                    && earned.ruled().counted()) {
                usage.add(earned.rule(), day, entry.issued());
            }
        }
    }

    private void rememberPromotions(ReceiptPosted posted) {
        if (posted.promotions() != null) {
            posted.promotions().stream()
                    .filter(RuleUse::counted)
                    .forEach(use -> usage.add(use.rule(), posted.receiptId().businessDay(), use.amount()));
        }
    }

    private void remember(Referral.@Nullable Step step, ReceiptPosted posted) {
        if (step != null) {
            referral = switch (step.kind()) {
                case BOUGHT -> new Referral(step.referrer(), posted.receiptId(), false);
                case CAME_BACK -> new Referral(step.referrer(), referral == null ? null : referral.first(), true);
            };
        }
    }

    private void remember(OccasionPosted posted) {
        var occasion = posted.occasion();
        switch (occasion.kind()) {
            case TAGGED -> tags.add(occasion.name());
            case UNTAGGED -> tags.remove(occasion.name());
            case REFERRED -> {
                if (referral == null && occasion.other() != null) {
                    referral = new Referral(occasion.other(), null, false);
                }
            }
            case REFERRAL -> {
                var lots = new TreeMap<String, Long>();
                for (Entry entry : posted.booking().entries()) {
                    if (entry.why() instanceof Why.Earned && entry.opens() != null) {
                        lots.put(entry.opens().id(), entry.issued());
                    }
                }
                referralAwards.put(posted.eventId(), lots);
            }
            case REFERRAL_UNDONE -> referralAwards.remove(occasion.name());
            case HOUSEHOLD_JOINED -> household = occasion.other();
            case HOUSEHOLD_LEFT -> household = null;
            case ENROLMENT, BIRTHDAY, QUESTIONNAIRE, FEEDBACK, GOAL, SCHEDULE, TEAM_JOINED, TEAM_LEFT -> {}
        }
    }

    public String memberId() {
        return memberId;
    }

    /** How often rules with limits have given something. */
    public Usage usage() {
        return usage;
    }

    /** CUSTOMER, STAFF, PARTNER … as it was enrolled. */
    public String kind() {
        return kind;
    }

    public @Nullable Instant openedAt() {
        return openedAt;
    }

    /** Absent while only a card was seen. */
    public @Nullable Instant enrolledAt() {
        return enrolledAt;
    }

    /** From when years of membership or service count: a day that was named, else the enrolment. */
    public @Nullable Instant memberSince() {
        return memberSince != null ? memberSince : enrolledAt;
    }

    /** Who has referred the member; absent: nobody. */
    public @Nullable Referral referral() {
        return referral;
    }

    /** The account of the household that the member belongs to now; absent: none. */
    public @Nullable String household() {
        return household;
    }

    /** Groups that somebody has put the member into, in order. */
    public Set<String> tags() {
        return Collections.unmodifiableSet(tags);
    }

    /** Points by lot that a referral gave this member and that were not undone, by the referral's event id. */
    Map<String, Long> referralAwards(String eventId) {
        return referralAwards.getOrDefault(eventId, Map.of());
    }

    public boolean blocked() {
        return blocked;
    }

    /** Lots, holds and standings; only events change it. */
    public Book book() {
        return book;
    }

    /** Business time of the latest return without a receipt: a sale after it cannot change what was matched. */
    public @Nullable Instant latestUnreferencedReturn() {
        return latestUnreferencedReturn;
    }

    /** All that a snapshot keeps. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record Memory(
            String memberId,
            String kind,
            @Nullable Instant openedAt,
            @Nullable Instant enrolledAt,
            boolean blocked,
            @Nullable Instant latestUnreferencedReturn,
            List<Lot> lots,
            List<Hold> holds,
            Map<String, Standing> standings,
            @Nullable Usage usage,
            @Nullable Instant memberSince,
            @Nullable Referral referral,
            @Nullable Set<String> tags,
            @Nullable Map<String, Map<String, Long>> referralAwards,
            @Nullable String household) {}

    /** The account as a snapshot keeps it, lots in order of their ids. */
    @JsonValue
    public Memory memory() {
        return new Memory(
                memberId,
                kind,
                openedAt,
                enrolledAt,
                blocked,
                latestUnreferencedReturn,
                book.lots().stream().sorted(Comparator.comparing(Lot::id)).toList(),
                book.holds(),
                Map.copyOf(book.standings()),
                usage.isEmpty() ? null : usage,
                memberSince,
                referral,
                tags.isEmpty() ? null : new TreeSet<>(tags),
                referralAwards.isEmpty() ? null : new TreeMap<>(referralAwards),
                household);
    }

    /** The account that a snapshot kept. */
    @JsonCreator
    public static Account of(Memory memory) {
        var account = new Account(memory.memberId(), Book.of(memory.lots(), memory.holds(), memory.standings()));
        account.kind = memory.kind();
        account.openedAt = memory.openedAt();
        account.enrolledAt = memory.enrolledAt();
        account.blocked = memory.blocked();
        account.latestUnreferencedReturn = memory.latestUnreferencedReturn();
        // its own: the memory may be that of an account which goes on
        account.usage =
                memory.usage() == null ? new Usage() : new Usage(memory.usage().memory());
        account.memberSince = memory.memberSince();
        account.referral = memory.referral();
        account.household = memory.household();
        if (memory.tags() != null) {
            account.tags.addAll(memory.tags());
        }
        if (memory.referralAwards() != null) {
            account.referralAwards.putAll(memory.referralAwards());
        }
        return account;
    }
}
