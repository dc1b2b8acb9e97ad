package io.pointbook.rewards.code;

import io.pointbook.rewards.catalogue.CouponOffer;
import io.pointbook.rewards.door.CheckedCode;
import io.pointbook.runtime.http.Requests;
import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** Body of {@code PUT /code-series/{seriesId}}. */
@Schema(
        name = "PutCodeSeries",
        requiredProperties = {"kind", "count", "coupon"})
record SeriesBody(
        @Schema(description = "UNIQUE: many codes, each for one member; SHARED: one code, once for each member")
        CodeSeries.@Nullable Kind kind,

        @Schema(
                description = "UNIQUE: codes, 1,000,000 at most and later more; SHARED: how many members may enter it",
                minimum = "1")
        @Nullable
        Long count,

        @Schema(
                description =
                        "With SHARED: the code without its check character, 3 to 23 of 0-9 A-Z without I, L, O and"
                                + " U. Absent: one is drawn",
                examples = "SPR1NG26")
        @Nullable
        String word,

        @Nullable CouponOffer coupon,

        @Schema(description = "From then on no code can be entered. Absent: never") @Nullable
        Instant validUntil) {

    /** More than that at once would keep the caller waiting for too long; the same call with more goes on. */
    static final long MOST_AT_ONCE = 1_000_000;

    SeriesBody checked() {
        var given = Requests.given(kind, "kind");
        Requests.within(count, "count", 1, given == CodeSeries.Kind.SHARED ? CodeMaker.MOST_CODES : MOST_AT_ONCE);
        if (word != null && (given != CodeSeries.Kind.SHARED || !isWord(word))) {
            throw Requests.invalid("'word' is 3 to 23 of 0-9 A-Z without I, L, O and U, and only with SHARED.");
        }
        terms();
        return this;
    }

    private static boolean isWord(String word) {
        var code = CheckedCode.of(word);
        return code != null && CheckedCode.isRight(code);
    }

    SeriesTerms terms() {
        return new SeriesTerms(Requests.given(coupon, "coupon").checked("coupon"), validUntil);
    }
}
