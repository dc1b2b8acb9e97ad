package io.pointbook.ledger.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.Note;
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
        List<Note> notes) {

    /**
     * An entry in one sentence.
     *
     * @param points change of the spendable balance
     */
    @Schema(
            name = "ToldEntry",
            requiredProperties = {"entryId", "memberId", "wallet", "points", "sentence"})
    record Told(String entryId, String memberId, String wallet, long points, String sentence) {}
}
