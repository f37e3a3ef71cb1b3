package dev.keystore.cli.option;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keystore.cli.command.Commands;
import dev.keystore.cli.help.Page;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a shell can offer is known for everything that is declared. */
final class OfferTest {
    @Test
    void aLabelSaysIt() {
        assertThat(Offer.ofLabel("text|json")).isEqualTo(new Offer.Choices(List.of("text", "json")));
        assertThat(Offer.ofLabel("NAMESPACE")).isEqualTo(Offer.Kind.NAMESPACES);
        assertThat(Offer.ofLabel("REF")).isEqualTo(Offer.Kind.NAMES);
        assertThat(Offer.ofLabel("NS|REF")).isEqualTo(Offer.Kind.SCOPES);
        assertThat(Offer.ofLabel("FILE|-")).isEqualTo(Offer.Kind.FILES);
        for (String other : List.of("", "VALUE", "VALUE|-", "90d|ISO", "NAME|ARN", "K=V", "L=N", "text", "NAME=REF")) {
            assertThat(Offer.ofLabel(other)).as(other).isEqualTo(Offer.Kind.NOTHING);
        }
    }

    /** A command of which nobody has said so would offer nothing, which nobody notices. */
    @Test
    void whatIsANameOrANamespaceIsKnownToBeOne() {
        for (Page command : Commands.pages()) {
            for (Argument<?> argument : command.arguments()) {
                if (argument.label().matches("NAME|A|B|NAMESPACE|NS.*|.*REF")) {
                    assertThat(argument.offer())
                            .as("%s %s", command.name(), argument.label())
                            .isNotIn(Offer.Kind.NOTHING, Offer.Kind.FILES);
                }
            }
        }
    }

    @Test
    void aWordThatIsRefusedIsNotOffered() {
        for (Page command : Commands.pages()) {
            for (Argument<?> argument : command.arguments()) {
                if (argument.offer() instanceof Offer.Choices choices) {
                    choices.words().forEach(word -> argument.take(List.of(word)));
                }
            }
            for (Syntax group : command.groups()) {
                for (Option<?> option : group.options()) {
                    if (option.offer() instanceof Offer.Choices choices) {
                        choices.words().forEach(word -> option.take(List.of(word)));
                    }
                }
            }
        }
    }
}
