package io.pointbook.rewards.catalogue;

import io.pointbook.runtime.http.Requests;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Variants of a reward: what must be true of them. */
final class VariantCheck {
    private static final int MOST_VARIANTS = 500;

    private VariantCheck() {}

    /** The variants, if they make sense; absent where there are none. */
    static @Nullable List<Variant> variants(
            RewardKind kind, @Nullable List<@Nullable VariantBody> variants, @Nullable Long stock) {
        if (variants == null || variants.isEmpty()) {
            return null;
        }
        if (!kind.hasVariants() || variants.size() > MOST_VARIANTS) {
            throw Requests.invalid("'variants' are for GOODS and EXPERIENCE, " + MOST_VARIANTS + " at most.");
        }
        if (stock != null) {
            throw Requests.invalid("'stock' stands in each of the variants: the reward itself has none.");
        }
        var ids = new HashSet<String>();
        var checked = new ArrayList<Variant>();
        for (var variant : variants) {
            var given = checked(kind, Requests.given(variant, "variants"));
            if (!ids.add(given.variantId())) {
                throw Requests.invalid("'variants' has '" + given.variantId() + "' twice.");
            }
            checked.add(given);
        }
        return List.copyOf(checked);
    }

    private static Variant checked(RewardKind kind, VariantBody variant) {
        var id = Requests.id(variant.variantId(), "variants.variantId");
        if ((kind == RewardKind.EXPERIENCE) != (variant.startsAt() != null)) {
            throw Requests.invalid("'variants.startsAt' is when an EXPERIENCE begins: each of its variants has it, and"
                    + " nothing else does.");
        }
        if (variant.stock() != null) {
            Requests.within(variant.stock(), "variants.stock", 0, RewardBody.MOST_PIECES);
        }
        return new Variant(
                id,
                variant.texts() == null ? null : TermsCheck.texts(variant.texts(), "variants.texts"),
                variant.startsAt());
    }
}
