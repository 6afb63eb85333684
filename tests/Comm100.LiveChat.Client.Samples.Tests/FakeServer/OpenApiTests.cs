using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace Comm100.LiveChat.Client.Samples.Tests.FakeServer;

/// <summary>The OpenAPI document of the server must be valid and contain the entire contract.</summary>
public sealed class OpenApiTests(OpenApiTests.ServedDocument served) : IClassFixture<OpenApiTests.ServedDocument>
{
    public static TheoryData<string> OperationIds => [.. ApiContract.Operations.Select(operation => operation.Id)];

    public static TheoryData<string> Formats => [.. ApiContract.Formats.Keys];

    private OpenApiDocument Document => served.Document;

    [Fact]
    public void The_document_is_valid()
    {
        served.Diagnostic.Errors.Should().BeEmpty();
        served.Diagnostic.Warnings.Should().BeEmpty();
        served.Diagnostic.SpecificationVersion.Should().Be(OpenApiSpecVersion.OpenApi3_1);
        Document.Validate(ValidationRuleSet.GetDefaultRuleSet()).Should().BeEmpty();
        Document.Servers!.Single().Url.Should().Be(served.BaseAddress.ToString().TrimEnd('/'));
    }

    [Fact]
    public void The_document_contains_exactly_the_operations_and_formats_of_the_contract()
    {
        Operations().Select(operation => operation.Operation.OperationId).Should().BeEquivalentTo(ApiContract.Operations.Select(operation => operation.Id));
        Document.Components!.Schemas!.Keys.Should().BeEquivalentTo(ApiContract.Formats.Keys.Append("Error"));
        Document.Tags!.Select(tag => tag.Name).Should().BeEquivalentTo(ApiContract.Operations.Select(operation => operation.Group).Distinct());
        Document.Tags!.Should().OnlyContain(tag => !string.IsNullOrEmpty(tag.Description));
    }

    [Fact]
    public void Either_credential_is_sufficient()
    {
        Document.Security!.Select(requirement => requirement.Keys.Single().Reference.Id).Should().Equal("basic", "bearer");
        Document.Components!.SecuritySchemes!.Should().ContainKeys("basic", "bearer")
            .And.OnlyContain(scheme => scheme.Value.Type == SecuritySchemeType.Http && scheme.Value.Scheme == scheme.Key);
    }

    [Theory]
    [MemberData(nameof(OperationIds))]
    public void An_operation_matches_the_contract(string operationId)
    {
        ContractOperation contract = ApiContract.Operations.Single(known => known.Id == operationId);
        (string path, HttpMethod method, OpenApiOperation operation) = Operations().Single(candidate => candidate.Operation.OperationId == operationId);

        method.Method.Should().Be(contract.Method);
        RemoveNames(path).Should().Be(RemoveNames(ApiContract.BasePath + contract.Route));
        operation.Tags!.Select(tag => tag.Name).Should().Equal(contract.Group);
        operation.Summary.Should().NotBeNullOrEmpty();
        operation.Description.Should().Contain(contract.Permission is null ? "requires no permission" : $"'{contract.Permission}'");
        GetPermission(operation).Should().Be(contract.Permission);

        IList<IOpenApiParameter> parameters = operation.Parameters ?? [];
        parameters.Where(parameter => parameter.In == ParameterLocation.Path).Select(parameter => "{" + parameter.Name + "}")
            .Should().Equal(path.Split('/').Where(segment => segment.StartsWith('{')));
        parameters.Where(parameter => parameter.In == ParameterLocation.Query).Select(parameter => parameter.Name)
            .Should().Equal(contract.Query.Select(name => name.Replace("[n]", "[0]", StringComparison.Ordinal)));
        parameters.Where(parameter => string.IsNullOrEmpty(parameter.Description) || parameter.Schema is null).Should().BeEmpty();
        parameters.Where(parameter => parameter.Required).Should().HaveCount(contract.Route.Count(letter => letter == '{') + contract.Query.Count(name => name is "timeFrom" or "timeTo"));

        if (contract.Body is null)
        {
            operation.RequestBody.Should().BeNull();
        }
        else
        {
            operation.RequestBody!.Required.Should().BeTrue();
            GetTypeName(operation.RequestBody.Content!["application/json"].Schema!).Should().Be(contract.Body);
        }

        IOpenApiResponse success = operation.Responses![contract.Method == "POST" ? "201" : "200"];
        GetTypeName(success.Content!["application/json"].Schema!).Should().Be(contract.Response ?? "string");
        foreach (string status in (string[])["400", "401", "403", "404", "default"])
        {
            GetTypeName(operation.Responses[status].Content!["application/json"].Schema!).Should().Be("Error");
        }
    }

    [Theory]
    [MemberData(nameof(Formats))]
    public void A_format_matches_the_contract(string format)
    {
        IOpenApiSchema schema = Document.Components!.Schemas![format];
        schema.Description.Should().NotBeNullOrEmpty();
        foreach (ContractField field in ApiContract.Formats[format])
        {
            IOpenApiSchema property = field.Path.Split('.').Aggregate(schema, (current, name) => current.Properties!.Should().ContainKey(name).WhoseValue);

            property.Description.Should().NotBeNullOrEmpty("{0}.{1} needs a description", format, field.Path);
            GetTypeName(property).Should().Be(ExpectedType(field), "{0}.{1} must match the contract", format, field.Path);
            bool isDocumentedAsReadOnly = property.ReadOnly || Has(property.Extensions, "x-documented-as-read-only");
            isDocumentedAsReadOnly.Should().Be(field.IsReadOnly, "{0}.{1} must match the contract", format, field.Path);
            Has(property.Extensions, "x-mandatory").Should().Be(field.IsMandatory, "{0}.{1} must match the contract", format, field.Path);
            if (field.Values.Count > 0)
            {
                property.AnyOf!.Should().HaveCount(2, "the list is open");
                property.AnyOf![0].Enum!.Select(value => (string?)value).Should().Equal(field.Values);
                property.AnyOf[1].Enum.Should().BeNullOrEmpty();
            }
        }

        GetLeaves(schema).Should().HaveCount(ApiContract.Formats[format].Count, "there must be no fields that are not in the contract");
    }

    [Fact]
    public void Mandatory_fields_are_required_in_create_requests()
    {
        foreach (ContractOperation contract in ApiContract.Operations.Where(operation => operation.Method == "POST"))
        {
            OpenApiOperation operation = Operations().Single(candidate => candidate.Operation.OperationId == contract.Id).Operation;
            IOpenApiSchema body = operation.RequestBody!.Content!["application/json"].Schema!;
            foreach (ContractField field in ApiContract.Formats[contract.Body!].Where(field => field.IsMandatory))
            {
                string[] names = field.Path.Split('.');
                IOpenApiSchema property = names[..^1].Aggregate(body.AllOf![1], (current, name) => current.Properties![name]);
                property.Required.Should().Contain(names[^1], "{0} needs {1}", contract.Id, field.Path);
            }
        }
    }

    private static string ExpectedType(ContractField field) => field switch
    {
        { Values.Count: > 0 } or { Type: "datetime" } => "string",
        { Type: "float" } => "number",
        { Type: "array" } => field.Of + "[]",
        { Type: "object" } => field.Of!,
        _ => field.Type,
    };

    /// <summary>Returns the type of a schema as in the contract.</summary>
    private static string GetTypeName(IOpenApiSchema schema) => schema switch
    {
        OpenApiSchemaReference reference => reference.Reference.Id!,
        { AllOf.Count: > 0 } => GetTypeName(schema.AllOf[0]),
        { AnyOf.Count: > 0 } => GetTypeName(schema.AnyOf[0]),
        { Type: JsonSchemaType.Array } => GetTypeName(schema.Items!) + "[]",
        { Type: JsonSchemaType.String | JsonSchemaType.Object | JsonSchemaType.Null } => "string or object",
        _ => schema.Type!.Value.ToString().ToLowerInvariant(),
    };

    private static IEnumerable<IOpenApiSchema> GetLeaves(IOpenApiSchema schema) =>
        schema.Properties!.Values.SelectMany(property => property is not OpenApiSchemaReference && property.Properties is { Count: > 0 } ? GetLeaves(property) : [property]);

    private static string? GetPermission(OpenApiOperation operation) =>
        operation.Extensions is not null && operation.Extensions.TryGetValue("x-permission", out IOpenApiExtension? extension) ? (string?)((JsonNodeExtension)extension).Node : null;

    private static bool Has(IDictionary<string, IOpenApiExtension>? extensions, string name) => extensions?.ContainsKey(name) == true;

    private static string RemoveNames(string path) => string.Join('/', path.Split('/').Select(segment => segment.StartsWith('{') ? "{}" : segment));

    private IEnumerable<(string Path, HttpMethod Method, OpenApiOperation Operation)> Operations() =>
        Document.Paths.SelectMany(path => path.Value.Operations!.Select(operation => (path.Key, operation.Key, operation.Value)));

    /// <summary>The document of the server.</summary>
    public sealed class ServedDocument : IAsyncLifetime
    {
        public Uri BaseAddress { get; private set; } = null!;

        public OpenApiDocument Document { get; private set; } = null!;

        public OpenApiDiagnostic Diagnostic { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            using ServerProcess server = await ServerProcess.StartAsync();
            using var http = new HttpClient { BaseAddress = server.BaseAddress };
            using HttpResponseMessage response = await http.GetAsync(new Uri("openapi.json", UriKind.Relative));
            response.EnsureSuccessStatusCode();
            response.Content.Headers.ContentType!.MediaType.Should().Be("application/json");
            ReadResult result = OpenApiDocument.Parse(await response.Content.ReadAsStringAsync(), "json");
            (BaseAddress, Document, Diagnostic) = (server.BaseAddress, result.Document!, result.Diagnostic!);
        }

        public Task DisposeAsync() => Task.CompletedTask;
    }
}
