using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Collections.Generic;

namespace CallCoach.Tests.House;

/// <summary>A place in a type's code that names another type.</summary>
/// <param name="Where">The member, or the type itself.</param>
/// <param name="Type">The named type: no array, pointer, generic instance or type parameter.</param>
internal sealed record TypeUse(string Where, TypeReference Type)
{
    /// <summary>
    /// Everything a type names: base types, attributes, constraints, members' signatures, locals, handlers and
    /// instructions. What the compiler made of its lambdas, iterators and async methods is nested in it and counts to it.
    /// </summary>
    /// <remarks>Constants are not seen: the compiler writes their values in.</remarks>
    public static IEnumerable<TypeUse> Of(TypeDefinition type) =>
        Whole(type).SelectMany(named => Simple(named.Type).Select(simple => named with { Type = simple }));

    private static IEnumerable<TypeUse> Whole(TypeDefinition type)
    {
        var own = Bare(type.BaseType)
            .Concat(type.Interfaces.SelectMany(i => Bare(i.InterfaceType).Concat(Attributes(i))))
            .Concat(Attributes(type)).Concat(Constraints(type.GenericParameters));
        foreach (var named in own)
            yield return new(type.FullName, named);
        foreach (var field in type.Fields)
            foreach (var named in Attributes(field).Append(field.FieldType))
                yield return new(field.FullName, named);
        foreach (var property in type.Properties)
            foreach (var named in Attributes(property).Append(property.PropertyType))
                yield return new(property.FullName, named);
        foreach (var happening in type.Events)
            foreach (var named in Attributes(happening).Append(happening.EventType))
                yield return new(happening.FullName, named);
        foreach (var method in type.Methods)
            foreach (var named in Signature(method).Concat(Body(method)))
                yield return new(method.FullName, named);
        foreach (var nested in type.NestedTypes.SelectMany(Whole))
            yield return nested;
    }

    private static IEnumerable<TypeReference> Signature(MethodDefinition method) =>
        Attributes(method)
            .Concat(Attributes(method.MethodReturnType)).Append(method.ReturnType)
            .Concat(method.Parameters.SelectMany(parameter => Attributes(parameter).Append(parameter.ParameterType)))
            .Concat(Constraints(method.GenericParameters))
            .Concat(method.Overrides.SelectMany(Called));

    private static IEnumerable<TypeReference> Body(MethodDefinition method) => !method.HasBody
        ? []
        : method.Body.Variables.Select(local => local.VariableType)
            .Concat(method.Body.ExceptionHandlers.SelectMany(handler => Bare(handler.CatchType)))
            .Concat(method.Body.Instructions.SelectMany(Operand));

    private static IEnumerable<TypeReference> Operand(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        MethodReference method => Called(method),
        CallSite site => site.Parameters.Select(parameter => parameter.ParameterType).Append(site.ReturnType),
        _ => [],
    };

    private static IEnumerable<TypeReference> Called(MethodReference method) =>
        method.Parameters.Select(parameter => parameter.ParameterType)
            .Append(method.ReturnType).Concat(Bare(method.DeclaringType))
            .Concat(method is GenericInstanceMethod generic ? generic.GenericArguments : []);

    private static IEnumerable<TypeReference> Constraints(Collection<GenericParameter> parameters) =>
        parameters.SelectMany(parameter => parameter.Constraints.Select(constraint => constraint.ConstraintType).Concat(Attributes(parameter)));

    private static IEnumerable<TypeReference> Attributes(ICustomAttributeProvider marked) => marked.CustomAttributes.SelectMany(attribute =>
        attribute.ConstructorArguments.Concat(attribute.Fields.Concat(attribute.Properties).Select(named => named.Argument))
            .SelectMany(Argument).Append(attribute.AttributeType));

    private static IEnumerable<TypeReference> Argument(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [argument.Type, type],
        CustomAttributeArgument[] several => several.SelectMany(Argument).Append(argument.Type),
        CustomAttributeArgument boxed => Argument(boxed),
        _ => [argument.Type],
    };

    private static IEnumerable<TypeReference> Bare(TypeReference? type) => type is null ? [] : [type];

    /// <summary>The types a composed type is made of.</summary>
    private static IEnumerable<TypeReference> Simple(TypeReference type) => type switch
    {
        GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.Append(generic.ElementType).SelectMany(Simple),
        FunctionPointerType function => function.Parameters.Select(p => p.ParameterType).Append(function.ReturnType).SelectMany(Simple),
        RequiredModifierType modified => Simple(modified.ElementType).Concat(Simple(modified.ModifierType)),
        OptionalModifierType modified => Simple(modified.ElementType).Concat(Simple(modified.ModifierType)),
        TypeSpecification specified => Simple(specified.ElementType),
        _ => [type],
    };
}
