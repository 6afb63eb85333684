using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Samples.Tests.WireMock;

/// <summary>Tests the files of both formats.</summary>
[Collection(ExportedServerGroup.Name)]
public sealed class FormatTests(ExportedServer exported)
{
    private static readonly string[] s_onlyInJava = ["RANDOM_DATA_THEN_CLOSE", "CONNECTION_RESET_BY_PEER"];

    [Fact]
    public void WireMock_Net_loads_every_mapping()
    {
        exported.Server.MappingModels.Should().HaveSameCount(exported.NetFiles);
        exported.Server.MappingModels.Select(mapping => mapping.Title).Should().OnlyHaveUniqueItems().And.Contain(ApiContract.Operations.Select(operation => operation.Id));
        exported.Server.MappingModels.Select(mapping => mapping.Guid).Should().OnlyHaveUniqueItems();
    }

    [Fact]
    public void Both_formats_have_the_same_mappings_except_for_two_faults()
    {
        Dictionary<string, int?> net = exported.Server.MappingModels.ToDictionary(mapping => mapping.Title!, mapping => mapping.Priority, StringComparer.Ordinal);
        Dictionary<string, int?> java = exported.Java.All.ToDictionary(stub => (string)stub["name"]!, stub => (int?)stub["priority"], StringComparer.Ordinal);

        foreach (string fault in s_onlyInJava)
        {
            java.Remove("fault.path." + fault).Should().BeTrue();
            java.Remove("fault.header." + fault).Should().BeTrue();
        }

        net.Should().Equal(java);
    }

    [Fact]
    public void Every_stub_for_Java_uses_only_properties_of_WireMock_3()
    {
        foreach (JsonObject stub in exported.Java.All)
        {
            string name = (string)stub["name"]!;
            stub.Select(property => property.Key).Should().Equal("id", "name", "priority", "request", "response");
            Guid.TryParse((string)stub["id"]!, out _).Should().BeTrue();
            ((int)stub["priority"]!).Should().BePositive();
            JsonObject request = stub["request"]!.AsObject();
            ((string)request["method"]!).Should().BeOneOf("ANY", "GET", "POST", "PUT", "DELETE");
            (request.ContainsKey("urlPath") ^ request.ContainsKey("urlPathPattern")).Should().BeTrue("{0} must have one path", name);

            JsonObject response = stub["response"]!.AsObject();
            response.Select(property => property.Key).Should().BeSubsetOf(["status", "headers", "bodyFileName", "transformers", "jsonBody", "body", "fault", "chunkedDribbleDelay"], "{0} must be readable", name);
            if (response["fault"] is { } fault)
            {
                ((string)fault!).Should().BeOneOf("EMPTY_RESPONSE", "RANDOM_DATA_THEN_CLOSE", "MALFORMED_RESPONSE_CHUNK", "CONNECTION_RESET_BY_PEER");
                response.Should().ContainSingle();
                continue;
            }

            ((int)response["status"]!).Should().BeInRange(200, 599);
            new[] { "bodyFileName", "jsonBody", "body" }.Count(response.ContainsKey).Should().Be(1, "{0} must have one body", name);
            if (response["bodyFileName"] is { } file)
            {
                string content = File.ReadAllText(Path.Combine(exported.Files, (string)file!));
                response["transformers"]!.AsArray().Select(transformer => (string)transformer!).Should().Equal("response-template");
                foreach (Match template in Regex.Matches(content, @"\{\{.*?\}\}", RegexOptions.None, TimeSpan.FromMinutes(1)))
                {
                    template.Value.Should().MatchRegex(@"^\{\{(request\.baseUrl|urlEncode request\.query\.time(From|To)|request\.pathSegments\.\[\d+\])\}\}$");
                }
            }
        }
    }

    [Theory]
    [InlineData("GET", "/faults/RANDOM_DATA_THEN_CLOSE/api/v1/livechat/bans", null, "fault.path.RANDOM_DATA_THEN_CLOSE")]
    [InlineData("GET", "/faults/CONNECTION_RESET_BY_PEER/api/v1/livechat/bans", null, "fault.path.CONNECTION_RESET_BY_PEER")]
    [InlineData("DELETE", "/api/v1/livechat/bans/1", "CONNECTION_RESET_BY_PEER", "fault.header.CONNECTION_RESET_BY_PEER")]
    [InlineData("GET", "/elsewhere", null, null)]
    public void WireMock_of_Java_supports_additional_faults(string method, string path, string? header, string? name)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        if (header is not null)
        {
            headers["X-Fault"] = header;
        }

        exported.Java.FindName(new JavaRequest(method, path, headers, new Dictionary<string, string>(StringComparer.Ordinal), "")).Should().Be(name);
    }
}
