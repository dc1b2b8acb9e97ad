package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.Reach.Way;
import io.pointbook.notification.profile.Profile;
import io.pointbook.notification.profile.Profile.Expiring;
import io.pointbook.notification.profile.Profile.NearestReward;
import io.pointbook.notification.profile.Profile.Tier;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the variables of a text say of a member. Pure. */
final class ProfileValues {
    private ProfileValues() {}

    /** What he buys is there only where he allows that it is used. */
    static Map<String, Object> of(Profile profile, Way way, String wallet) {
        var values = new HashMap<String, Object>();
        values.put("points", profile.active(wallet));
        tier(profile.tier(), values);
        reward(profile.nearestReward(), way, values);
        profile.expiring().stream()
                .filter(expiring -> expiring.wallet().equals(wallet))
                .findFirst()
                .ifPresent(expiring -> expiring(expiring, way, values));
        if (way.personalised()) {
            profile.favouriteItems().stream().findFirst().ifPresent(item -> values.put("item", item.name()));
            profile.favouriteCategories().stream().findFirst().ifPresent(category -> values.put("category", category));
            if (profile.usualStore() != null) {
                values.put("store", profile.usualStore());
            }
        }
        return values;
    }

    private static void tier(@Nullable Tier tier, Map<String, Object> values) {
        if (tier == null) {
            return;
        }
        values.put("tier", tier.name());
        if (tier.next() != null) {
            values.put("nextTier", tier.next());
        }
        if (tier.missing() != null) {
            values.put("missingToTier", tier.missing());
        }
    }

    private static void reward(@Nullable NearestReward reward, Way way, Map<String, Object> values) {
        if (reward != null) {
            values.put("reward", reward.names().getOrDefault(way.language(), reward.name()));
            values.put("missing", reward.missing());
        }
    }

    private static void expiring(Expiring expiring, Way way, Map<String, Object> values) {
        values.put("expiringPoints", expiring.points());
        values.put(
                "expiringOn",
                DateTimeFormatter.ofLocalizedDate(FormatStyle.MEDIUM)
                        .withLocale(Locale.forLanguageTag(way.language()))
                        .format(expiring.at().atZone(way.zone())));
    }
}
