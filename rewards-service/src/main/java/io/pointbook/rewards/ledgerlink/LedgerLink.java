package io.pointbook.rewards.ledgerlink;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.JsonNode;
import io.pointbook.rewards.catalogue.CouponOffer;
import io.pointbook.rewards.catalogue.Members;
import io.pointbook.rewards.catalogue.Standing;
import io.pointbook.rewards.door.RewardsProblem;
import io.pointbook.rewards.ledgerlink.LedgerCalls.Reply;
import io.pointbook.rewards.redeeming.LedgerTrouble;
import io.pointbook.rewards.redeeming.PointsLedger;
import io.pointbook.rewards.redemption.Refusal;
import io.pointbook.rewards.redemption.RefusalCode;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The ledger's doors, as redemptions use them. */
public final class LedgerLink implements PointsLedger, AutoCloseable {
    private static final int OK = 200;
    private static final int CREATED = 201;

    private final LedgerCalls calls;

    /**
     * @param timeout of one attempt
     * @param pause how long a ledger that does not answer is left alone
     */
    public LedgerLink(URI address, Duration timeout, Duration pause) {
        calls = new LedgerCalls(address, timeout, new LedgerGuard(pause));
    }

    private record HoldBody(String holdId, String memberId, String wallet, long points, String expiresIn) {}

    @Override
    public HoldReply hold(String holdId, String memberId, String wallet, long points, Duration life) {
        var reply = calls.post("/holds", null, new HoldBody(holdId, memberId, wallet, points, life.toString()));
        if (reply.status() == CREATED) {
            return new HoldReply.Held(time(reply.body().path("expiresAt")));
        }
        return new HoldReply.NotHeld(
                switch (reply.code()) {
                    case "insufficient_points" ->
                        Refusal.of(
                                RefusalCode.INSUFFICIENT_POINTS,
                                "missing",
                                reply.body().path("missing").asLong());
                    case "account_blocked" -> Refusal.of(RefusalCode.ACCOUNT_BLOCKED);
                    case "unknown_member" -> Refusal.of(RefusalCode.UNKNOWN_MEMBER);
                    case "unknown_wallet" -> Refusal.of(RefusalCode.UNKNOWN_WALLET);
                    default -> throw unexpected("a hold", reply);
                });
    }

    @Override
    public CaptureReply capture(String holdId) {
        var reply = calls.post("/holds/" + holdId + "/capture", null, Map.of());
        if (reply.status() == OK) {
            return CaptureReply.CAPTURED;
        }
        return switch (reply.code()) {
            case "hold_expired", "hold_released" -> CaptureReply.ENDED;
            default -> throw unexpected("a capture", reply);
        };
    }

    @Override
    public ReleaseReply release(String holdId) {
        var reply = calls.post("/holds/" + holdId + "/release", null, null);
        if (reply.status() == OK) {
            return ReleaseReply.FREE;
        }
        return switch (reply.code()) {
            case "unknown_hold", "hold_expired" -> ReleaseReply.FREE;
            case "hold_captured" -> ReleaseReply.CAPTURED;
            default -> throw unexpected("a release", reply);
        };
    }

    private record ReturnBody(String returnId, String reason) {}

    @Override
    public String giveBack(String holdId, String returnId, String reason) {
        var reply = calls.post("/holds/" + holdId + "/returns", null, new ReturnBody(returnId, reason));
        if (reply.status() != CREATED) {
            throw unexpected("a return", reply);
        }
        return reply.body().path("entryId").asText();
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    private record CouponBody(
            String couponId,
            @Nullable String code,
            String memberId,
            CouponOffer.Benefit benefit,
            @Nullable Instant validUntil,
            String source) {}

    @Override
    public String issueCoupon(
            String couponId,
            @Nullable String code,
            String memberId,
            CouponOffer.Benefit benefit,
            @Nullable Instant validUntil,
            String source) {
        var reply = calls.post("/coupons", null, new CouponBody(couponId, code, memberId, benefit, validUntil, source));
        if (reply.status() != CREATED) {
            throw unexpected("a coupon", reply);
        }
        return reply.body().path("code").asText();
    }

    @Override
    public @Nullable Standing standing(String memberId, boolean withTier, boolean withTags) {
        var reply = calls.get("/members/" + memberId);
        if (isUnknownMember(reply, "a member")) {
            return null;
        }
        var kind = reply.body().path("kind").asText();
        return new Standing(kind, withTier ? tier(memberId) : null, withTags ? tags(memberId) : List.of());
    }

    private @Nullable String tier(String memberId) {
        var balance = calls.get("/members/" + memberId + "/balance");
        if (balance.status() != OK) {
            throw unexpected("a balance", balance);
        }
        var tier = balance.body().path("tier").path("tier");
        return tier.isTextual() ? tier.asText() : null;
    }

    private List<String> tags(String memberId) {
        var reply = calls.get("/members/" + memberId + "/tags");
        if (reply.status() != OK) {
            throw unexpected("a member's tags", reply);
        }
        var tags = new ArrayList<String>();
        reply.body().path("tags").forEach(tag -> tags.add(tag.asText()));
        return List.copyOf(tags);
    }

    @Override
    public @Nullable Map<String, Long> active(String memberId) {
        var reply = calls.get("/members/" + memberId + "/balance");
        if (isUnknownMember(reply, "a balance")) {
            return null;
        }
        var active = new HashMap<String, Long>();
        reply.body()
                .path("wallets")
                .properties()
                .forEach(wallet -> active.put(
                        wallet.getKey(), wallet.getValue().path("active").asLong()));
        return active;
    }

    @Override
    public boolean isAway() {
        return calls.isAway();
    }

    /** Members for whoever looks at the catalogue; what goes wrong is a refusal. */
    public Members members() {
        return new Members() {
            @Override
            public Map<String, Long> active(String memberId) {
                return known(() -> LedgerLink.this.active(memberId));
            }

            @Override
            public Standing standing(String memberId) {
                return known(() -> LedgerLink.this.standing(memberId, true, true));
            }
        };
    }

    private static <T> T known(Supplier<@Nullable T> question) {
        try {
            var answer = question.get();
            if (answer == null) {
                throw RewardsProblem.UNKNOWN_MEMBER.because("No member has this memberId.");
            }
            return answer;
        } catch (LedgerTrouble _) {
            throw RewardsProblem.LEDGER_UNAVAILABLE.because(
                    "The member's points are not known. Try again, or leave 'memberId' out.");
        }
    }

    private static boolean isUnknownMember(Reply reply, String what) {
        if (reply.status() == OK) {
            return false;
        }
        if (reply.code().equals("unknown_member")) {
            return true;
        }
        throw unexpected(what, reply);
    }

    private static Instant time(JsonNode text) {
        try {
            return Instant.parse(text.asText());
        } catch (DateTimeException _) {
            throw LedgerTrouble.unexpected("the ledger's answer has no time where one was expected");
        }
    }

    private static LedgerTrouble unexpected(String what, Reply reply) {
        return LedgerTrouble.unexpected("the ledger answered " + what + " with " + reply.status() + " " + reply.code());
    }

    @Override
    public void close() {
        calls.close();
    }
}
