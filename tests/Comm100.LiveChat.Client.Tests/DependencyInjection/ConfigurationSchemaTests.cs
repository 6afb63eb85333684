using System.Text;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Tests.Contract;
using Json.Schema;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.Tests.DependencyInjection;

public sealed class ConfigurationSchemaTests
{
    private const string File = "src/Comm100.LiveChat.Client/ConfigurationSchema.json";

    private static readonly JsonSchema s_schema = JsonSchema.FromText(System.IO.File.ReadAllText(ReviewedFile.PathOf(File)));

    [Fact]
    public void The_schema_matches_the_options() => ReviewedFile.Check(File, ConfigurationSchema.Create());

    [Theory]
    [InlineData("docs/configuration.md")]
    [InlineData("docs/authentication.md")]
    public void The_examples_in_the_documentation_are_valid(string page)
    {
        string[] blocks = [.. System.IO.File.ReadAllText(ReviewedFile.PathOf(page)).ReplaceLineEndings("\n").Split("```json\n").Skip(1).Select(text => text.Split("```")[0])];

        blocks.Should().NotBeEmpty();
        blocks.Should().OnlyContain(block => IsValid(JsonNode.Parse(block, null, default)!));
    }

    [Fact]
    public void The_sections_of_several_accounts_are_validated()
    {
        IsValid(Parse("""{"Europe":{"BaseAddress":"https://hosted.comm100.com","Retries":{"MaxAttempts":2}},"America":{"AccessToken":"token"}}""")).Should().BeTrue();
        IsValid(Parse("""{"Europe":{"BaseAdress":"https://hosted.comm100.com"}}""")).Should().BeFalse();
        IsValid(Parse("""{"Europe":{"Retries":{"MaxAttempts":21}}}""")).Should().BeFalse();
    }

    [Theory]
    [InlineData("""{"BaseAddress":"https://hosted.comm100.com/"}""", true)]
    [InlineData("""{"BaseAddress":"hosted.comm100.com"}""", false)]
    [InlineData("""{"BaseAddress":""}""", false)]
    [InlineData("""{"BaseAdress":"https://hosted.comm100.com"}""", false)]
    [InlineData("""{"ApiPath":"/api/v2/livechat"}""", true)]
    [InlineData("""{"ApiPath":"api/v2/livechat"}""", false)]
    [InlineData("""{"SiteId":1}""", true)]
    [InlineData("""{"SiteId":0}""", false)]
    [InlineData("""{"SiteId":1.5}""", false)]
    [InlineData("""{"StrictJson":true}""", true)]
    [InlineData("""{"StrictJson":"yes"}""", false)]
    [InlineData("""{"AllowPlainHttp":1}""", false)]
    [InlineData("""{"MaxResponseBytes":1}""", true)]
    [InlineData("""{"MaxResponseBytes":0}""", false)]
    [InlineData("""{"MaxResponseBytes":2147483590}""", true)]
    [InlineData("""{"MaxResponseBytes":2147483591}""", false)]
    [InlineData("""{"Timeout":"00:00:30"}""", true)]
    [InlineData("""{"Timeout":"0:30"}""", true)]
    [InlineData("""{"Timeout":"1.23:59:59.9999999"}""", true)]
    [InlineData("""{"Timeout":"-00:00:00.001"}""", true)]
    [InlineData("""{"Timeout":"-00:00:01"}""", false)]
    [InlineData("""{"Timeout":"30"}""", false)]
    [InlineData("""{"Timeout":30}""", false)]
    [InlineData("""{"Timeout":"24:00"}""", false)]
    [InlineData("""{"AttemptTimeout":"-00:00:00.001"}""", true)]
    [InlineData("""{"AttemptTimeout":"00:60:00"}""", false)]
    [InlineData("""{"PooledConnectionLifetime":"-00:00:00.0010000"}""", true)]
    [InlineData("""{"PooledConnectionLifetime":"never"}""", false)]
    [InlineData("""{"Retries":{"MaxAttempts":1}}""", true)]
    [InlineData("""{"Retries":{"MaxAttempts":0}}""", false)]
    [InlineData("""{"Retries":{"MaxAttempts":20}}""", true)]
    [InlineData("""{"Retries":{"MaxAttempts":21}}""", false)]
    [InlineData("""{"Retries":{"MaxRetries":3}}""", false)]
    [InlineData("""{"Retries":{"BaseDelay":"00:00:00"}}""", true)]
    [InlineData("""{"Retries":{"MaxRetryAfter":"-00:00:00.001"}}""", false)]
    [InlineData("""{"Retries":"none"}""", false)]
    [InlineData("""{"RateLimit":{"MaxRequests":1,"Window":"00:00:01","QueueExcess":false}}""", true)]
    [InlineData("""{"RateLimit":{"MaxRequests":0}}""", false)]
    [InlineData("""{"RateLimit":{"MaxRequests":2147483647}}""", true)]
    [InlineData("""{"RateLimit":{"MaxRequests":2147483648}}""", false)]
    [InlineData("""{"RateLimit":{"Windows":"00:00:01"}}""", false)]
    [InlineData("""{"PathSegmentOverrides":{"conversionsActions":"conversionActions"}}""", true)]
    [InlineData("""{"PathSegmentOverrides":{"nonsense":"x"}}""", false)]
    [InlineData("""{"PathSegmentOverrides":{"chats":""}}""", false)]
    [InlineData("""{"PathSegmentOverrides":"chats"}""", false)]
    [InlineData("""{"ApiKey":""}""", false)]
    [InlineData("""{"RateLimiter":"x"}""", false)]
    [InlineData("""{"Retrys":{"MaxAttempts":3}}""", false)]
    public void The_schema_and_the_client_accept_the_same_values(string section, bool isValid)
    {
        IsValid(Parse(section)).Should().Be(isValid, "the schema must accept the same values as the client");
        IsAcceptedByTheClient(section).Should().Be(isValid, "the client must accept the same values as the schema");
    }

    private static bool IsValid(JsonNode settings) =>
        s_schema.Evaluate(settings, new EvaluationOptions { EvaluateAs = SpecVersion.Draft7, RequireFormatValidation = true }).IsValid;

    private static JsonNode Parse(string section) => JsonNode.Parse($$"""{"LiveChat":{{section}}}""")!;

    private static bool IsAcceptedByTheClient(string section)
    {
        JsonObject settings = Parse(section).AsObject();
        JsonObject account = settings["LiveChat"]!.AsObject();
        account.TryAdd("BaseAddress", "https://hosted.comm100.com");
        account.TryAdd("Email", "agent@example.com");
        account.TryAdd("ApiKey", "key");
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(settings.ToJsonString()));
        IConfiguration configuration = new ConfigurationBuilder().AddJsonStream(stream).Build();
        using ServiceProvider provider = new ServiceCollection().AddLiveChatClient(configuration.GetSection("LiveChat")).Services.BuildServiceProvider();
        try
        {
            _ = provider.GetRequiredService<IOptionsMonitor<LiveChatClientOptions>>().CurrentValue;
            return true;
        }
        catch (OptionsValidationException)
        {
            return false;
        }
    }
}
