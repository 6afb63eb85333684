using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class ConfigurationFailureTests
{
    private static readonly string[] s_valid = ["BaseAddress=https://hosted.comm100.com", "Email=agent@example.com", "ApiKey=canary"];

    [Theory]
    [InlineData("BaseAdress=https://hosted.comm100.com", "LiveChat:BaseAdress", "BaseAddress")]
    [InlineData("retires:MaxAttempts=5", "LiveChat:retires", "Retries")]
    [InlineData("Retry:MaxRetries=5", "LiveChat:Retry", "Retries")]
    [InlineData("Retries:RetryAfter=00:00:01", "LiveChat:Retries:RetryAfter", "MaxRetryAfter")]
    [InlineData("RateLimit:Windwo=00:00:01", "LiveChat:RateLimit:Windwo", "Window")]
    [InlineData("Passwort=canary", "LiveChat:Passwort", "Password")]
    [InlineData("Api-Key=canary", "LiveChat:Api-Key", "ApiKey")]
    public async Task A_misspelled_key_is_reported_with_the_similar_key(string key, string path, string similar) =>
        (await GetFailuresAsync([.. s_valid.Where(pair => !pair.StartsWith(similar + "=", StringComparison.Ordinal)), key]))
            .Should().ContainSingle().Which.Should().StartWith($"{path} is not a known key. Did you mean '{similar}'? The keys are ");

    [Theory]
    [InlineData("Url=https://hosted.comm100.com")]
    [InlineData("Credential:ApiKey=canary")]
    [InlineData("Nonsense=1")]
    public async Task An_unknown_key_without_a_similar_key_is_reported_without_a_suggestion(string key) =>
        (await GetFailuresAsync([.. s_valid, key])).Should().ContainSingle().Which.Should().StartWith($"LiveChat:{key.Split(':', '=')[0]} is not a known key. The keys are ");

    [Fact]
    public async Task Unknown_keys_and_invalid_values_are_reported_together_with_their_full_paths()
    {
        IReadOnlyList<string> failures = await GetFailuresAsync(
            [.. s_valid, "SiteId=0", "Timeout=soon", "Nonsense=x", "retries:maxAttempts=30", "Retries:BaseDelay=00:01:00", "RateLimit:MaxRequests=0", "PathSegmentOverrides:nonsense=x", "ApiPath=api", "Password=canary"]);

        failures.Select(failure => failure.Split(' ')[0]).Should().BeEquivalentTo(
            "LiveChat:SiteId",
            "LiveChat:Timeout",
            "LiveChat:Nonsense",
            "LiveChat:Retries:MaxAttempts",
            "LiveChat:Retries:BaseDelay",
            "LiveChat:RateLimit:MaxRequests",
            "LiveChat:PathSegmentOverrides:nonsense",
            "LiveChat:ApiPath",
            "LiveChat:Password");
    }

    [Fact]
    public async Task An_invalid_credential_option_is_reported_with_its_full_path() =>
        (await GetFailuresAsync([.. s_valid[..2], "Password=canary", "RenewBeforeExpiration=2.00:00:00", "TokenEndpoint=http://example.com", "SiteId=-1"]))
            .Select(failure => failure.Split(' ')[0]).Should().BeEquivalentTo("LiveChat:RenewBeforeExpiration", "LiveChat:TokenEndpoint", "LiveChat:SiteId");

    [Fact]
    public async Task Missing_keys_are_reported_with_the_path_of_the_section() =>
        (await GetFailuresAsync("SiteId=1")).Select(failure => failure[..failure.IndexOf('.', StringComparison.Ordinal)])
            .Should().Equal("LiveChat:BaseAddress is not set", "LiveChat contains no credential");

    [Fact]
    public async Task An_invalid_value_that_code_sets_is_reported_without_a_path()
    {
        HostApplicationBuilder builder = CreateBuilder(s_valid);
        builder.Services.AddLiveChatClient(builder.Configuration.GetSection("LiveChat"));
        builder.Services.Configure<LiveChatClientOptions>(options => options.SiteId = 0);

        (await GetFailuresAsync(builder)).Should().ContainSingle().Which.Should().StartWith("SiteId must be greater than 0");
    }

    [Theory]
    [InlineData("LiveChatt", "The configuration has no section LiveChatt, or it is empty. Did you mean 'LiveChat'? The section must contain BaseAddress and a credential.")]
    [InlineData("Comm100", "The configuration has no section Comm100, or it is empty. The section must contain BaseAddress and a credential.")]
    [InlineData("Accounts:Europ", "The configuration has no section Accounts:Europ, or it is empty. Did you mean 'Accounts:Europe'? The section must contain BaseAddress and a credential.")]
    public async Task A_missing_section_is_reported_as_one_failure(string section, string message)
    {
        HostApplicationBuilder builder = CreateBuilder(s_valid);
        builder.Configuration.AddInMemoryCollection([new("Accounts:Europe:Email", "agent@example.com"), new("Accounts:Note", "x")]);
        builder.Services.AddLiveChatClient(builder.Configuration.GetSection(section));

        (await GetFailuresAsync(builder)).Should().ContainSingle().Which.Should().StartWith(message);
    }

    [Fact]
    public async Task A_missing_section_of_a_named_client_is_reported_with_the_name_of_the_client()
    {
        HostApplicationBuilder builder = CreateBuilder(s_valid);
        builder.Services.AddLiveChatClient("europe", builder.Configuration.GetSection("LiveChat:Europe"));

        (await GetFailuresAsync(builder)).Should().ContainSingle().Which.Should().StartWith("Live Chat client 'europe': The configuration has no section LiveChat:Europe");
    }

    [Fact]
    public async Task A_missing_section_is_accepted_if_code_sets_the_options()
    {
        HostApplicationBuilder builder = CreateBuilder();
        builder.Services.AddLiveChatClient(builder.Configuration.GetSection("LiveChat"));
        builder.Services.Configure<LiveChatClientOptions>(options =>
        {
            options.BaseAddress = new Uri("https://hosted.comm100.com");
            options.Credential = LiveChatCredential.BearerToken("token");
        });
        using IHost host = builder.Build();

        await host.StartAsync();
        await host.StopAsync();
    }

    [Fact]
    public async Task A_value_instead_of_the_section_is_reported_as_one_failure()
    {
        HostApplicationBuilder builder = CreateBuilder();
        builder.Configuration.AddInMemoryCollection([new("LiveChat", "canary")]);
        builder.Services.AddLiveChatClient(builder.Configuration.GetSection("LiveChat"));

        (await GetFailuresAsync(builder)).Should().ContainSingle().Which.Should().StartWith("LiveChat must be a section. Its keys are BaseAddress, ");
    }

    [Fact]
    public async Task Failures_in_the_root_of_the_configuration_are_reported_without_a_section_path()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddLiveChatClient(new ConfigurationBuilder().AddInMemoryCollection([new("SiteId", "0"), new("Tmeout", "x")]).Build());

        (await GetFailuresAsync(builder)).Select(failure => failure.Split('.')[0]).Should().Equal(
            "Tmeout is not a known key", "BaseAddress is not set", "The configuration contains no credential", "SiteId must be greater than 0, but it is 0");
    }

    private static Task<IReadOnlyList<string>> GetFailuresAsync(params string[] pairs)
    {
        HostApplicationBuilder builder = CreateBuilder(pairs);
        builder.Services.AddLiveChatClient(builder.Configuration.GetSection("LiveChat"));
        return GetFailuresAsync(builder);
    }

    private static async Task<IReadOnlyList<string>> GetFailuresAsync(HostApplicationBuilder builder)
    {
        using IHost host = builder.Build();
        OptionsValidationException exception = (await host.Awaiting(host => host.StartAsync()).Should().ThrowExactlyAsync<OptionsValidationException>()).Which;
        exception.ToString().Should().NotContain("canary");
        return [.. exception.Failures];
    }

    private static HostApplicationBuilder CreateBuilder(params string[] pairs)
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Configuration.AddInMemoryCollection(pairs.Select(pair => KeyValuePair.Create("LiveChat:" + pair.Split('=')[0], (string?)pair.Split('=')[1])));
        return builder;
    }
}
