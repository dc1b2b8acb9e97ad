package io.pointbook.ledger.couponing;

import io.pointbook.ledger.words.Node;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why there is a coupon, and what has become of it.
 *
 * @param coupon as it is now
 * @param language of the words: en, pl or ru
 * @param zone in which the words write times; UTC is named there
 * @param sentence what it gives, who issued it, until when it is valid and how it stands
 * @param sentences its whole story
 * @param tree the numbers as a tree
 */
@Schema(requiredProperties = {"coupon", "language", "zone", "sentence", "sentences", "tree"})
record CouponExplanation(
        CouponAnswer coupon,
        String language,
        String zone,
        String sentence,
        List<String> sentences,
        @Schema(ref = "ExplanationNode") Node tree) {}
