package io.pointbook.ledger.statement;

import io.pointbook.ledger.words.Node;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Why a member has his level.
 *
 * @param language of the words: en, pl or ru
 * @param zone in which the words write times; UTC is named there
 * @param sentence all of it in one sentence
 * @param sentences the same with each period and each purchase that reached a level
 * @param tree the numbers as a tree: the periods, and what counted in those that matter
 */
@Schema(
        requiredProperties = {
            "memberId",
            "asOf",
            "programme",
            "version",
            "tier",
            "language",
            "zone",
            "sentence",
            "sentences",
            "tree"
        })
record TierExplanation(
        String memberId,
        Instant asOf,
        String programme,
        int version,
        String tier,
        String language,
        String zone,
        String sentence,
        List<String> sentences,
        @Schema(ref = "ExplanationNode") Node tree) {}
