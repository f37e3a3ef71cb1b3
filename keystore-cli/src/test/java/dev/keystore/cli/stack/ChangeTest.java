package dev.keystore.cli.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What would leave secrets behind is told from what would not. */
final class ChangeTest {
    @ParameterizedTest
    @CsvSource({
        "Modify, AWS::DynamoDB::Table, True, true",
        "Modify, AWS::DynamoDB::Table, Conditional, true",
        "Modify, AWS::KMS::Key, Conditional, true",
        "Remove, AWS::DynamoDB::Table, '', true",
        "Remove, AWS::KMS::Key, '', true",
        "Modify, AWS::DynamoDB::Table, False, false",
        "Modify, AWS::KMS::Key, '', false",
        "Add, AWS::KMS::Key, '', false",
        "Modify, AWS::IAM::Role, True, false",
        "Remove, AWS::KMS::Alias, '', false"
    })
    void losesSecrets(String action, String type, String replacement, boolean loses) {
        assertThat(new Change(action, "X", type, replacement).losesSecrets()).isEqualTo(loses);
    }
}
