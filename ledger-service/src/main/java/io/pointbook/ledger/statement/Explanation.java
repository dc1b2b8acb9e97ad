package io.pointbook.ledger.statement;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.pointbook.ledger.account.book.LotTerms;
import io.pointbook.ledger.account.book.Posting;
import io.pointbook.ledger.account.book.Why;
import io.pointbook.ledger.words.Node;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Why an entry is as it is.
 *
 * @param entry the entry itself
 * @param language of the words: en, pl or ru
 * @param zone in which the words write times; UTC is named there
 * @param sentence all of it in one sentence
 * @param sentences the same in words, more of them: each line of a receipt, notes, coupons that came with it
 * @param tree the numbers as a tree
 * @param postings what moved; the two legs of each sum to zero
 * @param opens the lot that it opened, with the dates of its life
 * @param why the numbers behind it, as they were when it was decided
 * @param lots the other lots that it moved or is about, each with the entry that opened it
 * @param lotsLeftOut how many more lots there are than the answer lists
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@Schema(
        requiredProperties = {
            "memberId",
            "entry",
            "language",
            "zone",
            "sentence",
            "sentences",
            "tree",
            "postings",
            "why",
            "lots"
        })
record Explanation(
        String memberId,
        StatementLine entry,
        String language,
        String zone,
        String sentence,
        List<String> sentences,
        @Schema(ref = "ExplanationNode") Node tree,
        List<Posting> postings,
        @Nullable LotTerms opens,
        @Schema(ref = "Why") Why why,
        List<UsedLot> lots,
        @Nullable Integer lotsLeftOut) {

    /**
     * @param lot the lot's id, which is the id of the entry that opened it
     * @param points that this entry moved out of it or into it
     * @param terms the dates of its life
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(requiredProperties = {"lot", "points"})
    record UsedLot(
            String lot,
            long points,
            @Nullable LotTerms terms,
            @Nullable StatementLine openedBy) {}
}
