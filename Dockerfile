# Keystore as an image: docker build -t keystore .
# See docs/how-to/use-in-docker.md.

FROM maven:3.9.9-eclipse-temurin-17 AS build
WORKDIR /src
COPY . .
RUN mvn -B -ntp package -Dquick \
    && rm -rf keystore-cli/target/dist/keystore/lib/class-data

FROM eclipse-temurin:17.0.15_6-jre-jammy
RUN groupadd --system --gid 10001 keystore \
    && useradd --system --uid 10001 --gid 10001 --create-home keystore
COPY --from=build /src/keystore-cli/target/dist/keystore /opt/keystore
# The first start makes what lets every later one start in a fraction of the time.
RUN ln -s /opt/keystore/bin/keystore /usr/local/bin/keystore \
    && keystore --version
USER 10001:10001
WORKDIR /home/keystore
ENTRYPOINT ["keystore"]
CMD ["--help"]
