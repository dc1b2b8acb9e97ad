package io.pointbook.ledger.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.Note;
import io.pointbook.ledger.account.SilentRule;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What a receipt did, also where it gave nothing.
 *
 * @param receipt its identity
 * @param kept why no account has it: NO_CARD, TRAINING or MARKER; absent where one has
 * @param language of the words: en, pl or ru
 * @param zone in which the words write times; UTC is named there
 * @param sentence all of it in one sentence
 * @param sentences the same with its notes and the coupons that it brought
 * @param entries of all accounts that it touched, the first posted first
 * @param notes what an operator may want to look at
 * @param silentRules rules that gave nothing; only where they were asked for, and a programme has judged the receipt
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(requiredProperties = {"receipt", "language", "zone", "sentence", "sentences", "entries", "notes"})
record ReceiptExplanation(
        String receipt,
        @Nullable String kept,
        String language,
        String zone,
        String sentence,
        List<String> sentences,
        List<Told> entries,
        List<Note> notes,
        @Nullable List<Silent> silentRules) {

    /**
     * An entry in one sentence.
     *
     * @param points change of the spendable balance
     */
    @Schema(
            name = "ToldEntry",
            requiredProperties = {"entryId", "memberId", "wallet", "points", "sentence"})
    record Told(String entryId, String memberId, String wallet, long points, String sentence) {}

    /**
     * A rule that gave nothing.
     *
     * @param rule programme id + "/" + rule id
     * @param limit for LIMIT which one: RECEIPT, DAY, WEEK, MONTH, YEAR, EVER or CAMPAIGN
     * @param by for GROUP the rule that went before it
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(
            name = "SilentRule",
            requiredProperties = {"rule", "version", "cause", "sentence"})
    record Silent(
            String rule,
            int version,
            SilentRule.WhySilent cause,
            @Nullable String limit,
            @Nullable String by,
            String sentence) {}
}
