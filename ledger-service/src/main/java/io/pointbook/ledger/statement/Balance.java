package io.pointbook.ledger.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.TierStanding;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a member has at one instant.
 *
 * @param asOf the instant
 * @param wallets by name; the one that is spent at tills is always there
 * @param household whose pool it is, where the member belongs to one
 * @param tier the member's level, where the programme has levels
 */
@Schema(requiredProperties = {"memberId", "asOf", "wallets"})
@JsonInclude(JsonInclude.Include.NON_NULL)
record Balance(
        String memberId,
        Instant asOf,
        Map<String, Wallet> wallets,
        @Nullable TierStanding tier,
        @Nullable String household) {

    Balance(String memberId, Instant asOf, Map<String, Wallet> wallets, @Nullable TierStanding tier) {
        this(memberId, asOf, wallets, tier, null);
    }

    /** A pool's balance as one of its members is told. */
    Balance ofHousehold(String member) {
        return new Balance(member, asOf, wallets, tier, memberId);
    }

    /**
     * @param active can be spent now, without what is held
     * @param pending earned, cannot be spent yet
     * @param held reserved by open holds
     * @param debt owed; never above zero together with {@code active}
     * @param expiring active points by the date at which they end, the earliest first
     */
    @Schema(requiredProperties = {"active", "pending", "held", "debt", "expiring"})
    record Wallet(long active, long pending, long held, long debt, List<Expiring> expiring) {
        static final Wallet EMPTY = new Wallet(0, 0, 0, 0, List.of());
    }

    /** Points that cannot be spent any more from an instant on, unless they are spent before. */
    @Schema(requiredProperties = {"at", "points"})
    record Expiring(Instant at, long points) {}
}
