using System.Collections;
using System.Diagnostics;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing;
using Comm100.LiveChat.Client.Tests.Contract;
using Comm100.LiveChat.Client.Tests.DependencyInjection;
using Comm100.LiveChat.Client.Tests.Pipeline;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Diagnostics;

/// <summary>Known secrets and a known visitor are sent with every operation and every fault. No log, tag, message or dump contains them.</summary>
public sealed class SecretLeakTests : ResilienceTest
{
    private const string Secret = "canary-secret";
    private const string Agent = "canary-agent@example.com";
    private const string Visitor = "canary-visitor";
    private const string Echo = """{"code":"canary","message":"The name 'canary-visitor' is not allowed.","error_description":"canary-secret"}""";

    private static readonly string[] s_forbidden =
    [
        "canary",
        Convert.ToBase64String(Encoding.UTF8.GetBytes(Agent + ":" + Secret)),

        // Ids in the calls.
        "1001",
        "1002",
    ];

    // Responses that repeat values of the request, like those of real services.
    private static readonly Dictionary<string, Action<FaultRule>> s_echoes = new()
    {
        ["500 with the visitor in it"] = rule => rule.Respond(500, Echo),
        ["503 with the visitor in it"] = rule => rule.Respond(503, Echo, headers: [KeyValuePair.Create("Retry-After", "1")]),
        ["429 with the visitor in it"] = rule => rule.Respond(429, Echo),
        ["409 with the visitor in it"] = rule => rule.Respond(409, Echo),
        ["values of another kind"] = rule => rule.Respond(200, """{"id":{"canary":1},"name":["canary"],"comment":{"canary":"canary"},"canary":"canary"}"""),
    };

    public static TheoryData<string> Faults => ["none", .. s_echoes.Keys, .. FaultMatrix.Rows.Where(row => !row.IsRefused && !FaultRow.IsTimeout(row.Read)).Select(row => row.Name)];

    public static TheoryData<string> Credentials => ["API key", "bearer token", "password", "refresh token", "authorization code", "delegate", "failing delegate", "changing"];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task No_operation_reveals_secrets_or_personal_data_with_or_without_a_fault(string fault)
    {
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);
        var outputs = new List<string>();
        LiveChatClientOptions options = null!;
        LiveChatClient client = CreateResilientClient(configured =>
        {
            configured.LoggerFactory = factory;
            configured.Credential = LiveChatCredential.ApiKey(Agent, Secret);
            configured.MaxResponseBytes = FaultMatrix.MaxResponseLength;
            configured.Retries.BaseDelay = TimeSpan.Zero;
            options = configured;
        });

        // A transport fault does not depend on the operation, so one operation of each kind is enough.
        bool isTransportFault = fault != "none" && !s_echoes.ContainsKey(fault);
        ContractOperation[] operations = [.. isTransportFault ? ApiContract.Operations.DistinctBy(operation => (operation.Method, operation.Body is null, operation.Response is null, operation.Query.Count == 0)) : ApiContract.Operations];
        foreach (ContractOperation operation in operations)
        {
            if (fault == "none")
            {
                Respond(operation.Id, 200, (operation.Response is null ? null : Mark(ApiContract.DocumentOf(operation.Response)))?.ToJsonString() ?? $"\"{Visitor}\"");
            }
            else if (s_echoes.TryGetValue(fault, out Action<FaultRule>? echo))
            {
                echo(Fake.Faults.On(operation.Id));
            }
            else
            {
                FaultMatrix.Rows.Single(row => row.Name == fault).Play(Fake.Faults, operation.Id);
            }

            object?[] arguments = [.. TypedCalls.Arguments(operation.Id, operation.Body is null ? null : Mark(ApiContract.DocumentOf(operation.Body)))];
            Exception? exception = await Record.ExceptionAsync(() => WithoutWaitingAsync(ApiSurface.CallAsync(client, operation.Id, arguments)));
            if (exception is not null)
            {
                exception.Should().BeAssignableTo<LiveChatException>();
                outputs.Add(exception.Message);
                outputs.Add(exception.ToString());
                outputs.Add(DebuggerTextOf(exception));
            }

            Fake.Faults.Clear();
        }

        telemetry.Activities.Should().HaveCount(operations.Length);
        outputs.AddRange(logs.Lines.Select(line => line.Everything));
        outputs.AddRange(telemetry.Activities.SelectMany(TextsOf));
        outputs.AddRange(telemetry.All.SelectMany(measured => measured.Tags.Select(tag => tag.Key + "=" + tag.Value)));
        outputs.AddRange(DumpOf(options));
        outputs.Add(DebuggerTextOf(client));
        AssertNoForbiddenText(outputs);
    }

    [Theory]
    [MemberData(nameof(Credentials))]
    public async Task No_credential_reveals_its_secrets(string kind)
    {
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);
        LiveChatCredential credential = kind switch
        {
            "API key" => LiveChatCredential.ApiKey(Agent, Secret),
            "bearer token" => LiveChatCredential.BearerToken(Secret),
            "password" => LiveChatCredential.OAuthPassword(Agent, Secret, "canary-client", Secret),
            "refresh token" => LiveChatCredential.OAuthRefreshToken(Secret, "canary-client", Secret),
            "authorization code" => LiveChatCredential.OAuthAuthorizationCode(Secret, new Uri("https://app.example.com/canary"), "canary-client", Secret),
            "delegate" => LiveChatCredential.BearerToken(_ => new ValueTask<string>(Secret)),
            "changing" => LiveChatCredential.Dynamic(() => LiveChatCredential.ApiKey(Agent, Secret)),
            _ => LiveChatCredential.ApiKey(Agent, _ => new ValueTask<string>(Secret + "\n")),
        };
        LiveChatClientOptions options = null!;
        LiveChatClient client = CreateResilientClient(configured =>
        {
            configured.LoggerFactory = factory;
            configured.Credential = credential;
            configured.Retries.BaseDelay = TimeSpan.Zero;
            options = configured;
        });
        var outputs = new List<string>();
        foreach (Action<FaultRule>? fault in (Action<FaultRule>?[])[null, rule => rule.Respond(500, Secret), rule => rule.Respond(400, $$"""{"error":"{{Secret}}","error_description":"{{Secret}}"}"""), rule => rule.RespondHtml(200, Secret), rule => rule.Reset()])
        {
            fault?.Invoke(Fake.Faults.On(FaultPlan.AnyOperation));
            Exception? exception = await Record.ExceptionAsync(() => WithoutWaitingAsync(client.Bans.ListAsync()));
            Fake.Faults.Clear();
            exception.Should().BeAssignableTo<LiveChatException>("no credential of this test is valid");
            outputs.AddRange([exception!.Message, exception.ToString()]);
        }

        outputs.AddRange(logs.Lines.Select(line => line.Everything));
        outputs.AddRange(telemetry.Activities.SelectMany(TextsOf));
        outputs.AddRange(DumpOf(options));
        outputs.AddRange(DumpOf(credential));
        AssertNoForbiddenText(outputs);
    }

    private void AssertNoForbiddenText(IReadOnlyCollection<string> outputs)
    {
        // The port of the fake can contain the digits of an id.
        string port = Fake.BaseAddress.Port.ToString(CultureInfo.InvariantCulture);
        string[] texts = [.. outputs.Select(text => text.Replace(port, "(port)", StringComparison.Ordinal))];
        texts.Should().NotBeEmpty();
        foreach (string forbidden in s_forbidden)
        {
            texts.Where(text => text.Contains(forbidden, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("{0} must not appear", forbidden);
        }
    }

    /// <summary>Sets every text field of a document to the visitor.</summary>
    private static JsonNode Mark(JsonNode document)
    {
        switch (document)
        {
            case JsonObject members:
                foreach (string name in members.Select(member => member.Key).ToArray())
                {
                    if (members[name] is JsonValue value && value.GetValueKind() == JsonValueKind.String && name is "comment" or "name" or "email" or "message" or "content" or "description" or "subject" or "text")
                    {
                        members[name] = Visitor;
                    }
                    else if (members[name] is { } member)
                    {
                        Mark(member);
                    }
                }

                break;
            case JsonArray elements:
                foreach (JsonNode? element in elements)
                {
                    if (element is not null)
                    {
                        Mark(element);
                    }
                }

                break;
            default:
                break;
        }

        return document;
    }

    private static IEnumerable<string> TextsOf(Activity activity) =>
    [
        activity.DisplayName,
        activity.OperationName,
        activity.StatusDescription ?? "",
        .. activity.TagObjects.Select(tag => tag.Key + "=" + tag.Value),
        .. activity.Events.SelectMany(e => e.Tags.Select(tag => e.Name + " " + tag.Key + "=" + tag.Value)),
        .. activity.Baggage.Select(item => item.Key + "=" + item.Value),
    ];

    /// <summary>The texts that LINQPad, a debugger or a log can show: strings and all nested public properties.</summary>
    private static List<string> DumpOf(object root)
    {
        var texts = new List<string> { root.ToString()!, DebuggerTextOf(root) };
        Walk(root, depth: 0);
        return texts;

        void Walk(object? value, int depth)
        {
            if (value is null || depth > 6)
            {
                return;
            }

            texts.Add(value.ToString() ?? "");
            if (value is string or Uri or Type or Delegate || value.GetType().IsPrimitive)
            {
                return;
            }

            if (value is IEnumerable elements)
            {
                foreach (object? element in elements)
                {
                    Walk(element, depth + 1);
                }
            }

            // The logger factory and the clock belong to the test, not to the client.
            foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance))
            {
                if (property.GetIndexParameters().Length == 0 && property.Name is not (nameof(LiveChatClientOptions.LoggerFactory) or nameof(LiveChatClientOptions.TimeProvider)))
                {
                    Walk(property.GetValue(value), depth + 1);
                }
            }
        }
    }

    private static string DebuggerTextOf(object value)
    {
        string? format = value.GetType().GetCustomAttribute<DebuggerDisplayAttribute>()?.Value;
        var text = new StringBuilder(format);
        foreach (PropertyInfo property in value.GetType().GetProperties().Where(property => format?.Contains("{" + property.Name, StringComparison.Ordinal) == true))
        {
            text.Append(property.GetValue(value));
        }

        return text.ToString();
    }
}
