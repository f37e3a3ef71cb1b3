package dev.keystore;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import dev.keystore.adapter.violation.ReachesAround;
import dev.keystore.secret.SecretValue;
import dev.keystore.violation.EverythingForbidden;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every arrow between the packages of the library, and what no class of it does. */
final class ArchitectureTest {
    private static final JavaClasses LIBRARY = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("dev.keystore");

    private static final String FACADE = "dev.keystore";
    private static final String ROOTS = "dev.keystore.adapter";
    private static final String SECRET = "dev.keystore.secret";
    private static final String ACCESS = "dev.keystore.access";
    private static final String PORT = "dev.keystore.port";
    private static final String USE_CASES = "dev.keystore.usecase";
    private static final String AWS = "dev.keystore.adapter.aws";
    private static final String STATE = "dev.keystore.adapter.state";

    /** Who may let bytes out, and why. */
    private static final Map<String, String> MAY_REVEAL = Map.of(
            SECRET,
            "owns them",
            "dev.keystore.adapter.esdk",
            "gives a raw wrapping key to the Encryption SDK",
            "dev.keystore.adapter.sts",
            "gives the credentials of a session to the SDK");

    private static final DescribedPredicate<JavaClass> PLATFORM = resideInAnyPackage("java..", "org.jspecify..")
            .or(describe("primitive types", type -> type.getPackageName().isEmpty()));
    private static final DescribedPredicate<JavaClass> FOREIGN = not(resideInAPackage("dev.keystore.."));
    private static final DescribedPredicate<JavaClass> EXCEPTION =
            describe("KeystoreException", type -> type.getName().startsWith(KeystoreException.class.getName()));
    private static final DescribedPredicate<JavaClass> PORTS_AND_PATIENCE = describe(
            "Ports and Patience",
            type -> type.getName().startsWith(USE_CASES + ".Ports")
                    || type.getName().startsWith(USE_CASES + ".Patience"));

    private static final ArchRule FEW_REVEAL = noClasses()
            .that(not(resideInAnyPackage(MAY_REVEAL.keySet().toArray(new String[0]))))
            .should()
            .callMethodWhere(call("SecretValue.use", SecretValue.class, "use"))
            .because("bytes are let out only by " + MAY_REVEAL);

    private static final ArchRule ADAPTERS_STAND_APART = classes()
            .that()
            .resideInAPackage("dev.keystore.adapter.*")
            .should(knowOfOursOnly("ports, the domain, their own package and adapter.aws", PORT, SECRET, ACCESS, AWS));

    private static final ArchRule ONLY_ROOTS_COMPOSE = noClasses()
            .that(not(resideInAPackage("dev.keystore.adapter..")))
            .should()
            .dependOnClassesThat()
            .resideInAPackage("dev.keystore.adapter..");

    private static final ArchRule DYNAMO_DB = technology(
            "software.amazon.awssdk.services.dynamodb..",
            "dev.keystore.adapter.dynamodb",
            "dev.keystore.adapter.credstash",
            "dev.keystore.adapter.stelligent",
            AWS,
            ROOTS);

    private static final ArchRule NOBODY_PRINTS = noClasses()
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err")
            .orShould()
            .callMethod(System.class, "exit", int.class);

    private static final ArchRule NOBODY_LOGS = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.logging..", "org.slf4j..", "org.apache..");

    private static final ArchRule NOBODY_READS_THE_ENVIRONMENT = noClasses()
            .that(not(resideInAPackage(ROOTS)))
            .should()
            .callMethodWhere(call("System.getenv", System.class, "getenv"));

    /** {@code System.nanoTime} is free: it says how long something took, not what time it is. */
    private static final ArchRule TIME_COMES_IN = noClasses()
            .should()
            .callMethodWhere(call("System.currentTimeMillis", System.class, "currentTimeMillis")
                    .or(describe(
                            "now() of java.time",
                            call -> call.getName().equals("now")
                                    && call.getTargetOwner().getPackageName().equals("java.time"))));

    private static final ArchRule ROOTS_CHOOSE_THE_CLOCK = noClasses()
            .that(not(resideInAPackage(ROOTS).or(PORTS_AND_PATIENCE)))
            .should()
            .callMethodWhere(call("InstantSource.system", InstantSource.class, "system"));

    private static final ArchRule NOTHING_STATIC_CHANGES = noFields()
            .that()
            .areStatic()
            .should(new ArchCondition<>("be replaceable or of a type that changes") {
                @Override
                public void check(JavaField field, ConditionEvents events) {
                    boolean changes = !field.getModifiers().contains(JavaModifier.FINAL)
                            || field.getRawType().getPackageName().equals("java.util.concurrent.atomic")
                            || isCollectionClass(field.getRawType());
                    events.add(new SimpleConditionEvent(field, changes, field.getFullName() + " can change"));
                }
            });

    /** An interface such as {@code List} may well be of a list that can't change; a class such as {@code ArrayList} can. */
    private static boolean isCollectionClass(JavaClass type) {
        return !type.isInterface() && (type.isAssignableTo(Collection.class) || type.isAssignableTo(Map.class));
    }

    private static DescribedPredicate<JavaCall<?>> call(String name, Class<?> owner, String method) {
        return describe(
                name,
                call -> call.getTargetOwner().isEquivalentTo(owner)
                        && call.getName().equals(method));
    }

    private static ArchCondition<JavaClass> knowOfOursOnly(String what, String... packages) {
        return new ArchCondition<>("know of Keystore only " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                DescribedPredicate<JavaClass> allowed = resideInAnyPackage(packages)
                        .or(resideInAPackage(type.getPackageName()))
                        .or(EXCEPTION)
                        .or(FOREIGN);
                type.getDirectDependenciesFromSelf()
                        .forEach(dependency -> events.add(new SimpleConditionEvent(
                                dependency,
                                allowed.test(dependency.getTargetClass().getBaseComponentType()),
                                dependency.getDescription())));
            }
        };
    }

    /** Classes in {@code inside} depend on nothing but {@code allowed}. */
    private static ArchRule only(String inside, DescribedPredicate<JavaClass> allowed) {
        return noClasses()
                .that()
                .resideInAPackage(inside)
                .should()
                .dependOnClassesThat(not(allowed))
                .allowEmptyShould(true);
    }

    private static ArchRule technology(String technology, String... packages) {
        return noClasses()
                .that(not(resideInAnyPackage(packages)))
                .should()
                .dependOnClassesThat()
                .resideInAPackage(technology);
    }

    private static void assertBroken(ArchRule rule, Class<?>... by) {
        assertThat(rule.evaluate(new ClassFileImporter().importClasses(by)).hasViolation())
                .as("does %s notice anything?", rule.getDescription())
                .isTrue();
    }

    @Test
    void theDomainKnowsNothingButThePlatform() {
        only(SECRET, PLATFORM.or(resideInAPackage(SECRET))).check(LIBRARY);
        only(ACCESS, PLATFORM.or(resideInAnyPackage(ACCESS, SECRET))).check(LIBRARY);
    }

    @Test
    void portsKnowTheDomain() {
        only(PORT, PLATFORM.or(resideInAnyPackage(PORT, SECRET, ACCESS)).or(EXCEPTION))
                .check(LIBRARY);
    }

    @Test
    void useCasesKnowPorts() {
        only(
                        USE_CASES,
                        PLATFORM.or(resideInAnyPackage(USE_CASES, PORT, SECRET, ACCESS))
                                .or(EXCEPTION))
                .check(LIBRARY);
        only(FACADE, PLATFORM.or(resideInAnyPackage(FACADE, USE_CASES, PORT, SECRET, ACCESS)))
                .check(LIBRARY);
    }

    @Test
    void adaptersNeverSeeEachOther() {
        ADAPTERS_STAND_APART.check(LIBRARY);
        assertBroken(ADAPTERS_STAND_APART, ReachesAround.class);
        only(AWS, resideInAnyPackage(AWS, PORT, SECRET, ACCESS).or(EXCEPTION).or(FOREIGN))
                .check(LIBRARY);
        only(
                        STATE,
                        resideInAnyPackage(STATE, PORT, SECRET, ACCESS)
                                .or(EXCEPTION)
                                .or(FOREIGN))
                .check(LIBRARY);
    }

    @Test
    void onlyRootsSeeAdapters() {
        ONLY_ROOTS_COMPOSE.check(LIBRARY);
        assertBroken(ONLY_ROOTS_COMPOSE, EverythingForbidden.class);
        DescribedPredicate<JavaClass> allowed =
                resideInAnyPackage("dev.keystore.adapter..", FACADE, PORT, SECRET, ACCESS);
        only(ROOTS, allowed.or(PORTS_AND_PATIENCE).or(FOREIGN)).check(LIBRARY);
    }

    @Test
    void everyTechnologyHasOnePlace() {
        DYNAMO_DB.check(LIBRARY);
        assertBroken(DYNAMO_DB, ReachesAround.class);
        technology("com.amazonaws.encryptionsdk..", "dev.keystore.adapter.esdk").check(LIBRARY);
        technology("software.amazon.cryptography..", "dev.keystore.adapter.esdk")
                .check(LIBRARY);
        technology("java.sql..", "dev.keystore.adapter.sqlite").check(LIBRARY);
        technology("org.bouncycastle..", "dev.keystore.adapter.credstash").check(LIBRARY);
    }

    @Test
    void fewLetBytesOut() {
        FEW_REVEAL.check(LIBRARY);
        assertBroken(FEW_REVEAL, EverythingForbidden.class);
    }

    @Test
    void nobodyTalksBehindTheCallersBack() {
        NOBODY_PRINTS.check(LIBRARY);
        assertBroken(NOBODY_PRINTS, EverythingForbidden.class);
        NOBODY_LOGS.check(LIBRARY);
        assertBroken(NOBODY_LOGS, EverythingForbidden.class);
    }

    @Test
    void timeAndEnvironmentComeFromOutside() {
        NOBODY_READS_THE_ENVIRONMENT.check(LIBRARY);
        assertBroken(NOBODY_READS_THE_ENVIRONMENT, EverythingForbidden.class);
        TIME_COMES_IN.check(LIBRARY);
        assertBroken(TIME_COMES_IN, EverythingForbidden.class);
        ROOTS_CHOOSE_THE_CLOCK.check(LIBRARY);
        assertBroken(ROOTS_CHOOSE_THE_CLOCK, EverythingForbidden.class);
    }

    @Test
    void nothingStaticChanges() {
        NOTHING_STATIC_CHANGES.check(LIBRARY);
        assertBroken(NOTHING_STATIC_CHANGES, EverythingForbidden.class);
    }

    /** The root package is left out: ports and use cases throw its exception, and its facade calls the use cases. */
    @Test
    void packagesHaveNoCycles() {
        slices().matching("dev.keystore.(**)").should().beFreeOfCycles().check(LIBRARY);
    }
}
