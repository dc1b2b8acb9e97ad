package io.pointbook.ledger.quote;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.TierStanding;
import io.pointbook.ledger.account.book.Standing;
import io.pointbook.ledger.account.book.Why;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a basket would give if it were paid now. Draws are left out: nobody can promise them.
 *
 * @param points by wallet: what rules give, and what full cards take and give; a card that gets full takes its stamps,
 *     so that a wallet may go down
 * @param takenBack by wallet: points that goods coming back with the basket take; below zero where they are put back
 * @param at as though the basket ended then
 * @param memberId absent where no card was shown or nobody has it yet
 * @param lines in the order of the basket
 * @param rules that give something, with their arithmetic
 * @param balances of each wallet afterwards
 * @param next what would lead to the next step, where that is easily known
 * @param notes rules that could not be asked, and what an operator may want to look at
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record Quote(
        Map<String, Long> points,
        Map<String, Long> takenBack,
        String programme,
        int version,
        Instant at,
        @Nullable String memberId,
        List<QuotedLine> lines,
        List<QuotedRule> rules,
        List<QuotedCard> cards,
        @Nullable QuotedTier tier,
        Map<String, Standing> balances,
        List<Next> next,
        List<Note> notes) {

    /**
     * @param net minor units of the basket's currency
     * @param leftOut by rules that give something to other lines; the rule is absent where no rule gives anything
     */
    public record QuotedLine(int line, long net, List<LinePoints> points, List<LeftOut> leftOut) {}

    /** A line's part of what a rule gives. */
    public record LinePoints(String wallet, String rule, long points) {}

    /** @param cause DEPOSIT, FEE, VOIDED, NOT_POSITIVE, NOT_SELECTED … or NO_RULE */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public record LeftOut(@Nullable String rule, String cause) {}

    /** @param why its arithmetic, as an explanation will show it once the receipt is posted */
    public record QuotedRule(String rule, String wallet, long points, Why.Earned why) {}

    /**
     * A collecting card afterwards.
     *
     * @param collects wallet of its units
     * @param filled cards that the basket fills; they are exchanged at once
     * @param units on the card that has begun, of {@code full}
     * @param wallet of the reward
     * @param given units of the reward for the filled cards
     */
    public record QuotedCard(
            String card, String collects, long filled, long units, long full, String wallet, long given) {}

    /** The member's level before and after. */
    public record QuotedTier(TierStanding before, TierStanding after) {}

    /**
     * @param step TIER or CARD
     * @param name id of the level or of the card
     * @param missing units
     */
    public record Next(String step, String name, long missing) {}
}
