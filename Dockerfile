FROM eclipse-temurin:25-jdk AS build
WORKDIR /src
COPY . .
RUN --mount=type=cache,target=/root/.m2 ./mvnw --quiet --batch-mode -DskipTests -pl application -am package

FROM eclipse-temurin:25-jre
RUN apt-get update \
    && apt-get install -y --no-install-recommends curl espeak-ng ffmpeg \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --create-home --home-dir /var/lib/rhapsode rhapsode
COPY --from=build /src/application/target/rhapsode.jar /opt/rhapsode/rhapsode.jar
USER rhapsode
WORKDIR /var/lib/rhapsode
ENV RHAPSODE_HOME=/var/lib/rhapsode LC_ALL=C.UTF-8
EXPOSE 8080
ENTRYPOINT ["java", "-XX:MaxRAMPercentage=75", "--sun-misc-unsafe-memory-access=allow", "-Ddisable-axoniq-console-message=true", "-jar", "/opt/rhapsode/rhapsode.jar"]
CMD ["serve"]
