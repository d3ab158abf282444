namespace CallCoach.Tests.House;

public sealed class DockerTests
{
    private static readonly DockerRules Rules = new(Repository.Root, Launcher.Verbs, Launcher.Settings);

    [Fact]
    public void The_Dockerfile_agrees_with_the_tree() =>
        Rules.Problems(Repository.Read("docker/Dockerfile")).ShouldBeEmpty();

    [Fact]
    public void The_compose_file_agrees_with_the_tree() =>
        Rules.ComposeProblems(Repository.Read("docker/compose.yaml"), "docker").ShouldBeEmpty();

    [Fact]
    public void Every_mistake_of_a_bad_Dockerfile_is_reported()
    {
        const string bad = """
            FROM node:20 AS web
            # COPY only/in/a/comment ./
            COPY --chown=1:1 src/web/package.json src/gone \
                 ./
            RUN npm ci && npm run package
            FROM mcr.microsoft.com/dotnet/sdk:10.0 AS build
            COPY --from=pages /x /y
            RUN dotnet publish src/CallCoach.Gone -c Release -o /app
            ENV CallCoach__Listening=http://0.0.0.0:8080 CallCoach__DataDirectory=/data
            CMD ["harvest"]
            """;

        Rules.Problems(bad).ShouldBe(
        [
            "src/gone does not exist",
            "npm has no script package",
            "no stage is called pages",
            "src/CallCoach.Gone does not exist",
            "the server has no setting Listening",
            "the server has no verb [\"harvest\"]",
        ]);
    }

    [Fact]
    public void Every_mistake_of_a_bad_compose_file_is_reported()
    {
        const string bad = """
            services:
              callcoach:
                build:
                  context: .
                  dockerfile: docker/Containerfile
                command: ["harvest"]
                environment:
                  CallCoach__Twilio__Token: x
            """;

        Rules.ComposeProblems(bad, "docker").ShouldBe(
        [
            "context . is not the top of the tree",
            "docker/Containerfile does not exist",
            "the server has no verb [\"harvest\"]",
            "the server has no setting Twilio:Token",
        ]);
    }
}
