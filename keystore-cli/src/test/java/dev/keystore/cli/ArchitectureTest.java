package dev.keystore.cli;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.type;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import dev.keystore.Keystore;
import dev.keystore.adapter.aws.AwsSettings;
import dev.keystore.secret.SecretValue;
import java.util.Set;

/** Who may see whom in the command line. */
@AnalyzeClasses(packages = "dev.keystore.cli", importOptions = ImportOption.DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final DescribedPredicate<JavaClass> ADAPTERS = resideInAnyPackage("dev.keystore.adapter.*..")
            .and(not(type(AwsSettings.class)))
            .as("inside of the adapters");

    @ArchTest
    static final ArchRule VALUES_ARE_REVEALED_IN_IO_ALONE = noClasses()
            .that()
            .resideOutsideOfPackages("dev.keystore.cli.io", "dev.keystore.cli.exec")
            .should()
            .callMethod(SecretValue.class, "use", SecretValue.Use.class);

    @ArchTest
    static final ArchRule NO_AWS_SDK = noClasses()
            .that()
            .resideOutsideOfPackage("dev.keystore.cli.stack")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "com.amazonaws..");

    @ArchTest
    static final ArchRule NO_ADAPTER_BUT_THE_COMPOSITION_ROOTS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.keystore.cli.stack")
            .should()
            .dependOnClassesThat(ADAPTERS);

    /** Deploying signs as every adapter does, and says what AWS answers in the same words. */
    @ArchTest
    static final ArchRule STACKS_SHARE_WHAT_AWS_ADAPTERS_SHARE = noClasses()
            .that()
            .resideInAPackage("dev.keystore.cli.stack")
            .should()
            .dependOnClassesThat(
                    ADAPTERS.and(not(resideInAnyPackage("dev.keystore.adapter.aws", "dev.keystore.adapter.sts"))));

    @ArchTest
    static final ArchRule CLOUDFORMATION_IS_FOR_BOOTSTRAP_ALONE = noClasses()
            .that()
            .resideOutsideOfPackage("dev.keystore.cli.stack")
            .and()
            .doNotHaveFullyQualifiedName("dev.keystore.cli.command.OpenStacks")
            .should()
            .dependOnClassesThat()
            .haveFullyQualifiedName("dev.keystore.cli.stack.CloudFormation");

    /** Copying arrays asks nobody, and {@code nanoTime} says how long something took, not what time it is. */
    private static final DescribedPredicate<JavaAccess<?>> ASKS_THE_SYSTEM = describe(
            "System, but for arraycopy and nanoTime",
            access -> access.getTargetOwner().isEquivalentTo(System.class)
                    && !Set.of("arraycopy", "nanoTime").contains(access.getName()));

    @ArchTest
    static final ArchRule THE_OUTSIDE_IS_IN_THE_WORLD = noClasses()
            .that()
            .doNotHaveFullyQualifiedName(Main.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(World.class.getName())
            .and()
            .doNotHaveFullyQualifiedName(NativeLibraries.class.getName())
            .should()
            .accessTargetWhere(ASKS_THE_SYSTEM);

    @ArchTest
    static final ArchRule PICOCLI_STAYS_IN_THE_PARSER = noClasses()
            .that()
            .resideOutsideOfPackage("dev.keystore.cli.option")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("picocli..");

    @ArchTest
    static final ArchRule JACKSON_STAYS_IN_IO = noClasses()
            .that()
            .resideOutsideOfPackages("dev.keystore.cli.io", "dev.keystore.cli.rehearsal")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.fasterxml..");

    @ArchTest
    static final ArchRule DOCUMENTS_KNOW_NO_STORE = noClasses()
            .that()
            .resideInAPackage("dev.keystore.cli.format")
            .should()
            .dependOnClassesThat(
                    resideInAnyPackage("dev.keystore.port..", "dev.keystore.usecase..", "dev.keystore.adapter..")
                            .or(type(Keystore.class)));

    @ArchTest
    static final ArchRule CSV_STAYS_IN_FORMATS = noClasses()
            .that()
            .resideOutsideOfPackage("dev.keystore.cli.format")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("de.siegmar.fastcsv..");

    @ArchTest
    static final ArchRule COMMANDS_ARE_NAMED_SO = classes()
            .that()
            .areAssignableTo("dev.keystore.cli.command.Command")
            .should()
            .haveSimpleNameEndingWith("Command");

    @ArchTest
    static final ArchRule NO_CYCLES =
            slices().matching("dev.keystore.cli.(*)..").should().beFreeOfCycles();
}
