package io.pointbook.notification.campaign;

import io.pointbook.notification.campaign.CampaignTerms.Text;
import io.quarkus.qute.Engine;
import io.quarkus.qute.EvalContext;
import io.quarkus.qute.HtmlEscaper;
import io.quarkus.qute.IfSectionHelper;
import io.quarkus.qute.Results;
import io.quarkus.qute.SetSectionHelper;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateException;
import io.quarkus.qute.ValueResolver;
import io.quarkus.qute.ValueResolvers;
import io.quarkus.qute.Variant;
import io.quarkus.qute.WhenSectionHelper;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The words of a campaign as a template of Qute. It sees the variables that it is given and nothing else: no class, no
 * loop, no other template. In html what a variable says is escaped. Shared by any number of threads.
 */
final class MessageTemplate {
    private static final Variant HTML = Variant.forContentType(Variant.TEXT_HTML);
    private static final Variant PLAIN = Variant.forContentType(Variant.TEXT_PLAIN);

    private static final Engine ENGINE = Engine.builder()
            .strictRendering(true)
            .addSectionHelpers(
                    new IfSectionHelper.Factory(), new WhenSectionHelper.Factory(), new SetSectionHelper.Factory())
            .addValueResolver(new VariableResolver())
            .addValueResolvers(
                    ValueResolvers.orResolver(),
                    ValueResolvers.trueResolver(),
                    ValueResolvers.logicalAndResolver(),
                    ValueResolvers.logicalOrResolver())
            .addResultMapper(new HtmlEscaper(List.of(Variant.TEXT_HTML)))
            .build();

    private final @Nullable Template subject;
    private final Template text;
    private final @Nullable Template html;

    private MessageTemplate(Text text) {
        this.subject = text.subject() == null ? null : ENGINE.parse(text.subject(), PLAIN);
        this.text = ENGINE.parse(text.text(), PLAIN);
        this.html = text.html() == null ? null : ENGINE.parse(text.html(), HTML);
    }

    static MessageTemplate of(Text text) {
        return new MessageTemplate(text);
    }

    /** Why a text cannot be read; nothing where it can. */
    static @Nullable String problem(Text text) {
        try {
            var _ = of(text);
            return null;
        } catch (TemplateException broken) {
            return firstLine(broken);
        }
    }

    private static String firstLine(TemplateException broken) {
        return String.valueOf(broken.getMessage()).lines().findFirst().orElse("unreadable");
    }

    /** The words for one member, or the variable that he has no value for. */
    Words with(Map<String, Object> values) {
        var variables = new Variables(values);
        try {
            return new Words(
                    subject == null ? null : subject.data(variables).render().strip(),
                    text.data(variables).render(),
                    html == null ? null : html.data(variables).render(),
                    null);
        } catch (TemplateException missing) {
            return new Words(
                    null, "", null, variables.lastMissing == null ? firstLine(missing) : variables.lastMissing);
        }
    }

    /**
     * What came of a template.
     *
     * @param missing the variable that there is no value for; then there are no words
     */
    record Words(
            @Nullable String subject,
            String text,
            @Nullable String html,
            @Nullable String missing) {}

    /** Values by name, with a note of what was asked for in vain. Used by one rendering. */
    private static final class Variables {
        private final Variables root;
        private final String prefix;
        private final Map<?, ?> values;
        private @Nullable String lastMissing;

        Variables(Map<?, ?> values) {
            this.root = this;
            this.prefix = "";
            this.values = values;
        }

        /** A group of variables such as occasion. */
        private Variables(Variables root, String name, Map<?, ?> values) {
            this.root = root;
            this.prefix = name + ".";
            this.values = values;
        }

        @Nullable
        Object find(String name) {
            var value = values.get(name);
            if (value == null) {
                root.lastMissing = prefix + name;
            }
            return value instanceof Map<?, ?> group ? new Variables(root, name, group) : value;
        }
    }

    /** A variable, or one of a group. */
    private static final class VariableResolver implements ValueResolver {
        @Override
        public boolean appliesTo(EvalContext context) {
            return context.getParams().isEmpty() && context.getBase() instanceof Variables;
        }

        @Override
        public CompletionStage<Object> resolve(EvalContext context) {
            var found = ((Variables) context.getBase()).find(context.getName());
            return found == null ? Results.notFound(context) : CompletableFuture.completedFuture(found);
        }
    }
}
