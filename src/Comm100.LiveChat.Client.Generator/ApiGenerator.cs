using Microsoft.CodeAnalysis;

namespace Comm100.LiveChat.Client.Generator;

/// <summary>
/// Generates the catalogue of operations and the lists of groups from the Refit interfaces, the members of the open enums, and the lists of
/// mandatory fields, read-only fields, aliases and public properties of the models.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class ApiGenerator : IIncrementalGenerator
{
    /// <summary>The names of the steps whose caching is tested.</summary>
    internal static class Steps
    {
        public const string Groups = nameof(Groups);
        public const string Catalogue = nameof(Catalogue);
        public const string OpenEnums = nameof(OpenEnums);
        public const string Models = nameof(Models);
        public const string Contracts = nameof(Contracts);
        public const string Properties = nameof(Properties);
        public const string Problems = nameof(Problems);
    }

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        CompileGroups(context);
        CompileOpenEnums(context);
        CompileModels(context);
        CompileProperties(context);
    }

    private static void CompileGroups(IncrementalGeneratorInitializationContext context)
    {
        IncrementalValueProvider<EquatableArray<OperationGroup>>? all = null;
        foreach (var verb in Names.Verbs)
        {
            var parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
                Names.Refit + "." + verb + "Attribute", static (_, _) => true, OperationGroupParser.Parse);
            var groups = Models(context, parsed).WithTrackingName(Steps.Groups).Collect().Select(static (groups, _) => groups.ToEquatableArray());
            all = all is null ? groups : all.Value.Combine(groups).Select(static (both, _) => both.Left.Concat(both.Right).ToEquatableArray());
        }

        context.RegisterSourceOutput(all!.Value.WithTrackingName(Steps.Catalogue), static (output, groups) =>
        {
            output.AddSource("LiveChatOperations.g.cs", CatalogueEmitter.Emit(groups));
            output.AddSource("LiveChatClient.g.cs", GroupListEmitter.EmitClient(groups));
            output.AddSource("LiveChatServiceCollectionExtensions.g.cs", GroupListEmitter.EmitServices(groups));
            output.AddSource("GroupJsonContexts.g.cs", GroupListEmitter.EmitJsonContexts(groups));
        });
    }

    private static void CompileOpenEnums(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.OpenEnumAttribute, static (_, _) => true, OpenEnumParser.Parse);
        context.RegisterSourceOutput(Models(context, parsed!).WithTrackingName(Steps.OpenEnums), static (output, type) =>
            output.AddSource(Names.File(type.Namespace, type.Name), OpenEnumEmitter.Emit(type)));

        var strays = context.SyntaxProvider.ForAttributeWithMetadataName(
            Names.ValueAttribute, static (_, _) => true, static (target, _) => OpenEnumParser.ParseStray(target));
        Report(context, strays);
    }

    private static void CompileModels(IncrementalGeneratorInitializationContext context)
    {
        var parsed = context.SyntaxProvider.CreateSyntaxProvider(
            static (node, _) => ModelContractParser.IsCandidate(node), ModelContractParser.Parse);
        var contracts = Models(context, parsed).WithTrackingName(Steps.Models)
            .Collect().Select(static (models, _) => models.ToEquatableArray()).WithTrackingName(Steps.Contracts);
        context.RegisterSourceOutput(contracts, static (output, models) =>
        {
            output.AddSource("MandatoryFields.g.cs", ModelContractEmitter.EmitMandatory(models));
            output.AddSource("ReadOnlyProperties.g.cs", ModelContractEmitter.EmitReadOnly(models));
            output.AddSource("FieldAliasTable.g.cs", ModelContractEmitter.EmitAliases(models));
        });
    }

    private static void CompileProperties(IncrementalGeneratorInitializationContext context)
    {
        var properties = context.SyntaxProvider.CreateSyntaxProvider(static (node, _) => ModelPropertiesParser.IsCandidate(node), ModelPropertiesParser.Parse)
            .Where(static model => model is not null).Select(static (model, _) => model!)
            .Collect().Select(static (models, _) => models.ToEquatableArray()).WithTrackingName(Steps.Properties);
        context.RegisterSourceOutput(properties, static (output, models) =>
        {
            if (models.Count > 0)
            {
                output.AddSource("ModelProperties.g.cs", ModelPropertiesEmitter.Emit(models));
            }
        });
    }

    /// <summary>Reports the problems, and returns the models without problems.</summary>
    private static IncrementalValuesProvider<T> Models<T>(
        IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<Parsed<T>?> parsed)
        where T : class
    {
        Report(context, parsed.SelectMany(static (item, _) => item?.Problems ?? default)!);
        return parsed.Where(static item => item?.Model is not null).Select(static (item, _) => item!.Model!);
    }

    private static void Report(IncrementalGeneratorInitializationContext context, IncrementalValuesProvider<DiagnosticInfo?> problems) =>
        context.RegisterSourceOutput(problems.Where(static problem => problem is not null).WithTrackingName(Steps.Problems), static (output, problem) =>
            output.ReportDiagnostic(problem!.ToDiagnostic()));
}
