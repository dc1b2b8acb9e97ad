package io.pointbook.notification.campaign;

import static org.assertj.core.api.Assertions.assertThat;

import io.pointbook.notification.campaign.Reach.Way;
import io.pointbook.notification.contact.Channel;
import io.pointbook.notification.profile.Profile;
import io.pointbook.notification.profile.Profile.Expiring;
import io.pointbook.notification.profile.Profile.Favourite;
import io.pointbook.notification.profile.Profile.NearestReward;
import io.pointbook.notification.profile.Profile.Purchases;
import io.pointbook.notification.profile.Profile.Tier;
import io.pointbook.notification.profile.Profile.Wallet;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ProfileValuesTest {
    private static final Profile ANNA = new Profile(
            "m-anna",
            Map.of("points", new Wallet(460, 0, 0, 0)),
            new Tier("silver", 0, null, "gold", 300L, null),
            List.of(new Expiring("points", Instant.parse("2026-03-15T23:00:00Z"), 60)),
            new NearestReward("mug", "points", 500, 40, "A mug", Map.of("pl", "Kubek")),
            List.of(new Favourite("tea", "Green tea"), new Favourite("bread", "Bread")),
            List.of("Drinks"),
            "7",
            null,
            null,
            new Purchases(null, null, 0, 0, null),
            null,
            List.of(),
            Map.of());

    @Test
    void a_text_can_name_what_the_member_has_lacks_and_likes() {
        assertThat(ProfileValues.of(ANNA, way("pl", true), "points"))
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry("points", 460L),
                        Map.entry("tier", "silver"),
                        Map.entry("nextTier", "gold"),
                        Map.entry("missingToTier", 300L),
                        Map.entry("reward", "Kubek"),
                        Map.entry("missing", 40L),
                        Map.entry("expiringPoints", 60L),
                        Map.entry("expiringOn", "16 mar 2026"),
                        Map.entry("item", "Green tea"),
                        Map.entry("category", "Drinks"),
                        Map.entry("store", "7")));
    }

    @Test
    void what_a_member_buys_is_not_used_where_he_does_not_allow_it() {
        assertThat(ProfileValues.of(ANNA, way("en", false), "points"))
                .containsEntry("reward", "A mug")
                .doesNotContainKeys("item", "category", "store");
    }

    private static Way way(String language, boolean personalised) {
        return new Way(language, ZoneId.of("Europe/Warsaw"), Set.of(Channel.SMS), personalised);
    }
}
